using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions.Search;

/// <summary>Searches in signed addresses; a host of its own stands for its cloud.</summary>
public sealed class SearchUrlFunctions(AnswerSearchUrl answer)
{
    [Function("SearchUrl")]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{cloud}/search/{signature}/{ttl}/{*query}")] HttpRequest request, CancellationToken cancellationToken)
        => answer(request, cancellationToken);

    [Function("SearchUrlOfHost")]
    public Task<IActionResult> RunOfHost(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "search/{signature}/{ttl}/{*query}")] HttpRequest request, CancellationToken cancellationToken)
        => answer(request, cancellationToken);
}

/// <summary>Public, as the generated executor calls public classes only.</summary>
public delegate Task<IActionResult> AnswerSearchUrl(HttpRequest request, CancellationToken cancellationToken);
