using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>
/// Looks when the app starts, before it serves anything, whether an index beside it was lost: the first upload would hide that it is
/// empty. Of an index elsewhere the <see cref="Reconciler"/> finds out.
/// </summary>
internal sealed class RebuildLostIndex(ITableStore tables, ISearchIndex index, Reindex reindex, ILogger<Reconciler> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!index.IsImmediate)
        {
            return;
        }

        await foreach (var cloud in tables.PartitionsAsync(CatalogKeys.Table, cancellationToken))
        {
            try
            {
                await reindex.StartIfLostAsync(cloud, cancellationToken);
            }
#pragma warning disable CA1031 // An index that is broken keeps no asset from being delivered.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.NotCompared(logger, cloud, e);
            }
#pragma warning restore CA1031
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
