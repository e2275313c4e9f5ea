using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace ServerlessDam.Azure.Search;

/// <summary>
/// An asset id as three numbers of the same order: the service compares numbers, and of strings only equality
/// (learn.microsoft.com/azure/search/search-query-odata-comparison-operators).
/// </summary>
/// <remarks>16 bytes as 44, 44 and 40 bits, each exact in a double too.</remarks>
internal readonly record struct AssetIdOrder(long First, long Second, long Third)
{
    private const long Bits44 = (1L << 44) - 1;

    public static AssetIdOrder Of(string assetId)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (assetId.Length != 32 || !assetId.All(char.IsAsciiHexDigitLower) || Convert.FromHexString(assetId, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            // Ids of another kind, such as those of tests: their first 16 bytes.
            bytes.Clear();
            var text = Encoding.UTF8.GetBytes(assetId);
            text.AsSpan(0, Math.Min(16, text.Length)).CopyTo(bytes);
        }

        var number = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return new AssetIdOrder((long)(number >> 84), (long)(number >> 40) & Bits44, (long)number & ((1L << 40) - 1));
    }

    /// <summary>A filter of the ids beyond this one.</summary>
    public string Beyond(bool descending)
    {
        var than = descending ? "lt" : "gt";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"({IndexFields.Id1} {than} {First} or {IndexFields.Id1} eq {First} and ({IndexFields.Id2} {than} {Second} or {IndexFields.Id2} eq {Second} and {IndexFields.Id3} {than} {Third}))");
    }
}
