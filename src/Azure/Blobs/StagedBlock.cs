namespace ServerlessDam.Azure.Blobs;

/// <summary>A block of ours that is staged in full, and the service's blocks that it is made of, in order.</summary>
internal sealed record StagedBlock(string Id, long SizeInBytes, IReadOnlyList<string> Parts)
{
    /// <summary>Of each id the newest that is whole.</summary>
    public static IEnumerable<StagedBlock> Of(IEnumerable<(string Name, long Size)> uncommitted)
        => uncommitted
            .Select(block => (block.Name, block.Size, Part: BlockPart.Read(block.Name)))
            .Where(block => block.Part is { IsOfWrite: false })
            .GroupBy(block => block.Part!.Value.Owner, StringComparer.Ordinal)
            .SelectMany(owner => owner
                .GroupBy(block => (block.Part!.Value.Milliseconds, block.Part.Value.Salt))
                .OrderByDescending(staging => staging.Key)
                .Select(staging => staging.OrderBy(block => block.Part!.Value.Index).ToList())
                .Where(parts => parts[^1].Part!.Value.Count == parts.Count)
                .Take(1)
                .Select(parts => new StagedBlock(owner.Key, parts.Sum(part => part.Size), [.. parts.Select(part => part.Name)])));
}
