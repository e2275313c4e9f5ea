using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Azure.Blobs;

/// <summary>
/// The service's own marker as text for the caller, with a check sum of it and of the listing it belongs to. There is nothing to be won
/// by forging one: what a page may show is decided by the container and the prefix of the call.
/// </summary>
internal static class ListingMarker
{
    private const int SumBytes = 12;

    public static string Write(string container, string prefix, string marker)
        => Base64Url.EncodeToString([.. Sum(container, prefix, marker), .. Encoding.UTF8.GetBytes(marker)]);

    /// <exception cref="DamException">InvalidParameter: not made here, or for another listing.</exception>
    public static string Read(string container, string prefix, string continuation)
    {
        // The service's markers are made of a name of at most 1024 characters.
        if (continuation.Length <= 16384 && Base64Url.IsValid(continuation))
        {
            var bytes = Base64Url.DecodeFromChars(continuation);
            if (bytes.Length > SumBytes)
            {
                var marker = Encoding.UTF8.GetString(bytes.AsSpan(SumBytes));
                if (Sum(container, prefix, marker).AsSpan().SequenceEqual(bytes.AsSpan(0, SumBytes)))
                {
                    return marker;
                }
            }
        }

        throw DamException.Invalid("The continuation is not valid for this listing.");
    }

    private static byte[] Sum(string container, string prefix, string marker) => SHA256.HashData(Encoding.UTF8.GetBytes($"{container}\n{prefix}\n{marker}"))[..SumBytes];
}
