using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Functions.Jobs;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Search;

/// <summary>Begins to write the search index anew; how far that is, its batch tells.</summary>
internal sealed class ReindexEndpoint(Reindex reindex)
{
    public async Task<IActionResult> Start(WireContext context, CancellationToken cancellationToken)
        => BatchEndpoint.Answer(await reindex.StartAsync(context.Caller, context.Environment.CloudName, cancellationToken));
}
