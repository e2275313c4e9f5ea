using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions.Wire;

/// <summary>Upload, Admin and Search API: one trigger, since paths must be matched raw; <see cref="Routing.RouteTable{TRoute}"/> knows the endpoints.</summary>
public sealed class ApiFunction(DispatchApiCall dispatch)
{
    [Function("Api")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "v1_1/{*path}")] HttpRequest request,
        CancellationToken cancellationToken)
        => dispatch(request, cancellationToken);

    /// <summary>The families of calls that came later: <c>/v2/{family}/{cloud}/...</c>.</summary>
    [Function("ApiV2")]
    public Task<IActionResult> RunV2Async(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "v2/{*path}")] HttpRequest request,
        CancellationToken cancellationToken)
        => dispatch(request, cancellationToken);
}

/// <summary>
/// Takes a call to the API to its answer. The generated executor calls public classes only, all others by slow reflection, and a
/// public class cannot take the internal <see cref="ApiDispatcher"/>.
/// </summary>
public delegate Task<IActionResult> DispatchApiCall(HttpRequest request, CancellationToken cancellationToken);
