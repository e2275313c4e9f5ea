using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Upload.Chunks;

/// <summary>Whether staged blocks make a whole.</summary>
internal static class BlockMap
{
    /// <summary>The blocks' ids in order when none is missing; null while one is.</summary>
    /// <exception cref="DamException">InvalidParameter: pieces overlap, or reach beyond the whole.</exception>
    public static IReadOnlyList<string>? Order(IReadOnlyList<BlobBlock> staged, long? total, int? totalParts)
    {
        var blocks = staged.OrderBy(block => block.Id, StringComparer.Ordinal).ToList();
        if (totalParts is { } parts)
        {
            return blocks.Count == parts ? [.. blocks.Select(block => block.Id)] : null;
        }

        var end = 0L;
        foreach (var block in blocks)
        {
            var start = long.Parse(block.Id, CultureInfo.InvariantCulture);
            if (start < end || start + block.SizeInBytes > (total ?? long.MaxValue))
            {
                throw DamException.Invalid("Parts of the upload overlap or reach beyond its size");
            }

            if (start > end)
            {
                return null;
            }

            end += block.SizeInBytes;
        }

        return end == total ? [.. blocks.Select(block => block.Id)] : null;
    }
}
