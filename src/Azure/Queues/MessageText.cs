using System.Text;

namespace ServerlessDam.Azure.Queues;

/// <summary>Bodies as the Functions host writes and expects them unless host.json says otherwise: the Base64 of UTF-8.</summary>
internal static class MessageText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(string body) => Convert.ToBase64String(Encoding.UTF8.GetBytes(body));

    /// <summary>Null for what is not the Base64 of UTF-8.</summary>
    public static string? Read(string text)
    {
        try
        {
            return Strict.GetString(Convert.FromBase64String(text));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
