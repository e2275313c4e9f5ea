using System.Security.Cryptography;
using System.Text;

namespace ServerlessDam.Assets.Library;

/// <summary>What an asset was when it was read, as a word that fits any header: a storage's own has quotes and colons.</summary>
public static class AssetRevision
{
    private const int SizeInBytes = 16;

    /// <param name="asset">As it was read: only that has an <see cref="Asset.RowETag"/>.</param>
    /// <returns>32 lower hex digits; another for every write.</returns>
    public static string Of(Asset asset)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asset.RowETag!)).AsSpan(0, SizeInBytes));
}
