using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Metadata;

/// <summary>Takes the values of a deleted field off all assets of its cloud, a page at a time, and then says that they are gone.</summary>
public sealed class CleanMetadata(ITableStore tables, Catalog catalog, MetadataStore store, SearchFeed feed) : IBatchWork
{
    public const string BatchKind = "clean metadata";

    private const int PageSize = 200;

    public string Kind => BatchKind;

    /// <summary>The arguments are the field's external id, the position the continuation of the scan.</summary>
    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        await using var together = feed.Together();
        var page = await tables.QueryAsync(CatalogKeys.Table, batch.Cloud, RowRange.Prefix(CatalogKeys.AllAssets), PageSize, batch.Position, cancellationToken);
        foreach (var asset in page.Rows.Select(AssetRows.ToAsset).Where(asset => asset.Metadata.ContainsKey(batch.Arguments)))
        {
            await CleanAsync(asset, batch.Arguments, cancellationToken);
        }

        if (page.Continuation is null)
        {
            await store.ChangeAsync(
                batch.Cloud,
                schema => schema.Deleted.GetValueOrDefault(batch.Arguments) is { Cleaned: false } deleted
                    ? new(schema.Head, new RowChange.Put(MetadataRows.From(batch.Cloud, deleted with { Cleaned = true })))
                    : null,
                cancellationToken);
        }

        return batch with
        {
            Done = batch.Done + page.Rows.Count,
            Position = page.Continuation,
            State = page.Continuation is null ? BatchState.Done : BatchState.Running,
        };
    }

    private async Task CleanAsync(Asset asset, string field, CancellationToken cancellationToken)
    {
        var current = asset;
        while (current?.Metadata.ContainsKey(field) is true)
        {
            if (await catalog.WriteAsync(current, current with { Metadata = current.Metadata.Remove(field) }, null, [], cancellationToken))
            {
                return;
            }

            current = await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken);
        }
    }
}
