using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Upload.Chunks;

/// <summary>Whether staged blocks make a whole.</summary>
internal static class BlockMap
{
    /// <summary>The blocks' ids in order when none is missing; null while one is.</summary>
    /// <param name="totalParts">In an upload by numbers, whose blocks are named 1 to this; else null.</param>
    /// <exception cref="DamException">InvalidParameter: pieces overlap, or reach beyond the whole.</exception>
    public static IReadOnlyList<string>? Order(IReadOnlyList<BlobBlock> staged, long? total, int? totalParts)
    {
        var blocks = staged.OrderBy(block => block.Id, StringComparer.Ordinal).ToList();
        if (totalParts is { } parts)
        {
            return blocks.Count == parts ? [.. blocks.Select(block => block.Id)] : null;
        }

        var (end, missing) = (0L, 0L);
        foreach (var block in blocks)
        {
            var start = long.Parse(block.Id, CultureInfo.InvariantCulture);
            if (start < end || start + block.SizeInBytes > (total ?? long.MaxValue))
            {
                throw DamException.Invalid("Parts of the upload overlap or reach beyond its size");
            }

            missing += start - end;
            end = start + block.SizeInBytes;
        }

        return missing == 0 && end == total ? [.. blocks.Select(block => block.Id)] : null;
    }

    /// <summary>The bytes that are there in an upload by bytes, in ascending order, neighbours joined.</summary>
    public static IReadOnlyList<(long First, long Last)> Ranges(IEnumerable<BlobBlock> staged)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var block in staged.OrderBy(block => block.Id, StringComparer.Ordinal))
        {
            var first = long.Parse(block.Id, CultureInfo.InvariantCulture);
            var last = first + block.SizeInBytes - 1;
            if (ranges is [.., var before] && before.Last + 1 == first)
            {
                ranges[^1] = (before.First, last);
            }
            else
            {
                ranges.Add((first, last));
            }
        }

        return ranges;
    }
}
