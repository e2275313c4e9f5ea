using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Functions.MediaLibrary.Files;
using ServerlessDam.Functions.OpenApi;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>The Media Library: its API, the description of the API, and the pages themselves.</summary>
internal sealed class LibraryFunctions(LibraryDispatcher dispatcher, OpenApiDocument document, LibraryFiles files)
{
    [Function("LibraryApi")]
    public Task<IActionResult> CallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "library/api/{*path}")] HttpRequest request, CancellationToken cancellationToken)
        => dispatcher.DispatchAsync(request, cancellationToken);

    [Function("LibraryOpenApi")]
    public IActionResult Describe([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "library/openapi.json")] HttpRequest request)
        => new JsonAnswer(document.Root);

    [Function("LibraryPage")]
    public IActionResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "library/{*path}")] HttpRequest request)
        => files.Find(request);
}
