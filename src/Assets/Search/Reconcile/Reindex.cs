using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>Begins to write the whole index of a cloud anew, in the background: because somebody says so, or because it was lost.</summary>
public sealed class Reindex(ITableStore tables, ISearchIndex index, Batches batches, IndexStates states, ILogger<Reconciler> logger)
{
    /// <returns>The batch that does it; the one that is at it already where there is one.</returns>
    /// <exception cref="DamException">Forbidden.</exception>
    public async Task<Batch> StartAsync(Caller caller, string cloud, CancellationToken cancellationToken)
        => caller.Role < Role.TechnicalAdmin
            ? throw new DamException(ErrorKind.Forbidden, "Writing the search index anew needs one of the admin roles")
            : await RunningAsync(cloud, cancellationToken) ?? await StartAsync(cloud, wasLost: false, cancellationToken);

    public async Task<bool> IsRunningAsync(string cloud, CancellationToken cancellationToken) => await RunningAsync(cloud, cancellationToken) is not null;

    /// <summary>
    /// An index was lost that is another one than before, whatever was written to it since, and one without a single asset, of a
    /// catalog with some: a file that is gone, or of another form.
    /// </summary>
    internal async Task<bool> StartIfLostAsync(string cloud, CancellationToken cancellationToken)
    {
        if (!await HasAnyAsync(cloud, cancellationToken) || await IsRunningAsync(cloud, cancellationToken))
        {
            return false;
        }

        var (known, identity) = ((await states.ReadAsync(cloud, cancellationToken)).Identity, await index.IdentityAsync(cloud, cancellationToken));
        if ((known is null || known == identity) && await index.CountAsync(cloud, cancellationToken) > 0)
        {
            if (known is null)
            {
                await states.ChangeAsync(cloud, state => state with { Identity = identity }, cancellationToken);
            }

            return false;
        }

        Log.Rebuilding(logger, cloud, (await StartAsync(cloud, wasLost: true, cancellationToken)).Id);
        return true;
    }

    internal async Task<Batch?> RunningAsync(string cloud, CancellationToken cancellationToken)
        => await LastAsync(cloud, cancellationToken) is { State: BatchState.Running } running ? running : null;

    /// <summary>Null when it was never written anew.</summary>
    internal async Task<Batch?> LastAsync(string cloud, CancellationToken cancellationToken)
        => (await states.ReadAsync(cloud, cancellationToken)).Rebuild is { } id ? await batches.FindAsync(cloud, id, cancellationToken) : null;

    private async Task<Batch> StartAsync(string cloud, bool wasLost, CancellationToken cancellationToken)
    {
        // Known before the walk begins: what is lost during it is another one after it.
        var identity = await index.IdentityAsync(cloud, cancellationToken);
        var batch = await batches.StartAsync(cloud, ReindexWork.WorkKind, "", total: null, cancellationToken);

        // A pass follows at once where the index was lost: should the batch fail, that one writes the rest.
        await states.ChangeAsync(
            cloud,
            state => state with
            {
                // The batch may be at work by now, and have said so itself.
                Rebuild = batch.Id,
                LacksAssets = wasLost || (state.Rebuild == batch.Id && state.LacksAssets),
                Identity = identity,
                Position = null,
                BegunAt = null,
                Pass = new(0, 0, 0, 0),
                CompletedAt = wasLost ? null : state.CompletedAt,
            },
            cancellationToken);
        return batch;
    }

    private async Task<bool> HasAnyAsync(string cloud, CancellationToken cancellationToken)
        => (await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.AllIds), 1, cancellationToken)).Count > 0
            || (await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.AllGone), 1, cancellationToken)).Count > 0;
}
