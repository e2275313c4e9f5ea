using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.MediaLibrary.Routing;
using ServerlessDam.Functions.Notifications;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>Takes a call to the Media Library's API from its path to its handler: match, find the visitor, guard, run.</summary>
internal sealed class LibraryDispatcher(
    RouteTable<LibraryRoute> routes,
    IProductEnvironments environments,
    Visitors visitors,
    RequestGuard guard,
    IOptions<ProductEnvironmentOptions> environment,
    IOptions<WireOptions> wire)
{
    /// <exception cref="DamException">Whatever stands against it.</exception>
    public async Task<IActionResult> DispatchAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var http = request.HttpContext;
        var path = RoutePath.Parse(http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? request.Path.Value ?? "", "library", "api");
        var (route, values) = (path is null ? null : routes.Match(request.Method, path))
            ?? throw new DamException(ErrorKind.NotFound, $"Unknown path - {request.Method} {request.Path}");

        var visitor = await visitors.FindAsync(request, cancellationToken);
        guard.Demand(request, visitor, route.IsOpen);
        var bases = DeliveryBases.For(request, wire.Value);
        var context = new LibraryContext
        {
            Environment = await environments.FindAsync(environment.Value.CloudName, cancellationToken)
                ?? throw new InvalidOperationException("The configured product environment is not there."),
            Visitor = visitor,
            RouteValues = values,
            DeliveryOrigin = Transport.IsSecure(request) ? bases.Secure : bases.Plain,
            Http = http,
        };
        if (!route.IsOpen)
        {
            _ = context.SignedIn;
        }

        // Read before the answer is: of what changes in between, the next question learns.
        var etag = route.Stamp is { } stamp ? EntityTags.OfStamp(context, await stamp(context, cancellationToken)) : null;
        if (etag is not null && EntityTags.IsKnown(request, etag))
        {
            return new UnchangedAnswer(etag);
        }

        using var occasion = Occasion.Begin(Occasions.Of(context, bases));
        return await route.Handler(context, cancellationToken) switch
        {
            null => new NoContentResult(),
            IActionResult result => result,
            var answer => new JsonAnswer(answer, etag),
        };
    }
}
