using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Search;

/// <summary>Searches assets, for programs.</summary>
internal sealed class SearchEndpoint(SearchAssets search, SearchAnswer answer, TimeProvider time)
{
    public async Task<IActionResult> Search(WireContext context, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var asked = SearchParameters.Read(context.Request.Parameters.Value, time.GetUtcNow());
        var found = await search.ExecuteAsync(context.Caller, context.Environment.CloudName, asked.Request, cancellationToken);
        return new WireResult(await answer.OfAsync(context.Environment, context.AssetUrls(), asked, found, Stopwatch.GetElapsedTime(start), cancellationToken));
    }
}
