namespace ServerlessDam.Assets.Moving;

/// <summary>What is not of the library, or not yet, and stays where it is.</summary>
internal static class LeftBehind
{
    /// <summary>How much, by table or container; empty ones are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountAsync(LibraryStore source, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in LibraryParts.Tables.Where(part => part.Fate == PartFate.LeftBehind))
        {
            await foreach (var partition in source.Tables.PartitionsAsync(table.Name, cancellationToken))
            {
                Add(table.Name, await source.Tables.RowsAsync(table.Name, partition, cancellationToken).LongCountAsync(cancellationToken));
            }
        }

        foreach (var container in LibraryParts.Containers.Where(part => part.Fate == PartFate.LeftBehind))
        {
            Add(container.Name, await source.Blobs.BlobsAsync(container.Name, cancellationToken).LongCountAsync(cancellationToken));
        }

        return counts;

        void Add(string name, long count)
        {
            if (count > 0)
            {
                counts[name] = counts.GetValueOrDefault(name) + count;
            }
        }
    }
}
