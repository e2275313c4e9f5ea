using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions.OpenApi;

/// <summary>The description of the whole API, to everybody.</summary>
public sealed class OpenApiFunction(DescribeApi describe)
{
    [Function("OpenApi")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request)
        => describe();
}

/// <summary>Answers the OpenAPI document.</summary>
public delegate IActionResult DescribeApi();
