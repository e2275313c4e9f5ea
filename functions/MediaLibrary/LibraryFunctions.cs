using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>The Media Library: its API, and the pages themselves.</summary>
public sealed class LibraryFunctions(DispatchLibraryCall dispatch, FindLibraryPage find)
{
    [Function("LibraryApi")]
    public Task<IActionResult> CallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "library/api/{*path}")] HttpRequest request, CancellationToken cancellationToken)
        => dispatch(request, cancellationToken);

    [Function("LibraryPage")]
    public IActionResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "library/{*path}")] HttpRequest request)
        => find(request);
}

/// <summary>Finds the endpoint that a call is for and has it answered.</summary>
public delegate Task<IActionResult> DispatchLibraryCall(HttpRequest request, CancellationToken cancellationToken);

/// <summary>A file of the pages, or the page itself for a path of its own.</summary>
public delegate IActionResult FindLibraryPage(HttpRequest request);
