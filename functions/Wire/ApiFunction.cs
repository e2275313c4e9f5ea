using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions.Wire;

/// <summary>Upload, Admin and Search API: one trigger, since paths must be matched raw; <see cref="Routing.RouteTable{TRoute}"/> knows the endpoints.</summary>
internal sealed class ApiFunction(ApiDispatcher dispatcher)
{
    [Function("Api")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "v1_1/{*path}")] HttpRequest request,
        CancellationToken cancellationToken)
        => dispatcher.DispatchAsync(request, cancellationToken);
}
