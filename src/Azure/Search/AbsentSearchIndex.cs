using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Azure.Search;

/// <summary>A library without a search service. Changes are dropped: an index that comes later is filled from the catalog.</summary>
internal sealed class AbsentSearchIndex : ISearchIndex
{
    private static DamException Absent => new(ErrorKind.NotAvailable, $"Search is not available here: {AzureSearchOptions.Section}__endpoint is not set.");

    public bool IsImmediate => false;

    public Task WriteAsync(string cloud, IReadOnlyCollection<SearchChange> changes, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<SearchHits> SearchAsync(string cloud, SearchQuery query, CancellationToken cancellationToken) => throw Absent;

    public Task<IReadOnlyList<IndexedAsset>> ScanAsync(string cloud, string? afterAssetId, int take, CancellationToken cancellationToken) => throw Absent;

    public Task<string> IdentityAsync(string cloud, CancellationToken cancellationToken) => throw Absent;

    public Task ClearAsync(string cloud, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<long> CountAsync(string cloud, CancellationToken cancellationToken) => throw Absent;
}
