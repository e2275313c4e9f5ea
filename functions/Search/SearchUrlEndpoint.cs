using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Functions.Delivery;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Search;

/// <summary>Answers a signed search of the delivery host. Whoever signed it could search; whoever has it sees that one search, as long as caches like.</summary>
internal sealed class SearchUrlEndpoint(IProductEnvironments environments, SearchAssets search, SearchAnswer answer, TimeProvider time, IOptions<WireOptions> wire)
{
    public async Task<IActionResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        DeliveryHeaders.OpenToPages(request.HttpContext.Response.Headers);
        var url = SearchUrl.Parse(request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) ?? throw new DamException(ErrorKind.NotFound, "Unknown search URL");
        var environment = await (url.Cloud is { } cloud ? environments.FindAsync(cloud, cancellationToken) : environments.FindByHostAsync(request.Host.Host, cancellationToken))
            ?? throw new DamException(ErrorKind.NotFound, "Unknown customer");
        var (key, query, cursor) = url.Open(environment.AccessKeys) ?? throw new DamException(ErrorKind.Unauthorized, "Invalid signature of the search URL");
        var (seconds, parameters) = (url.Seconds(), SearchUrl.ReadQuery(query));
        var asked = SearchParameters.Read(name => name == "next_cursor" ? null : parameters.TryGetProperty(name, out var value) ? value : null, time.GetUtcNow());
        asked = asked with { Request = asked.Request with { Cursor = cursor } };
        var found = await search.ExecuteAsync(Caller.Of(key, CredentialKind.Signature), environment.CloudName, asked.Request, cancellationToken);
        var urls = new AssetUrls(environment, DeliveryBases.For(request, wire.Value));
        var body = await answer.OfAsync(environment, urls, asked, found, Stopwatch.GetElapsedTime(start), cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = $"public, max-age={seconds}";
        return new WireResult(body);
    }
}
