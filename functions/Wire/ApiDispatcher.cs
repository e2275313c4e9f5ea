using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.Notifications;
using ServerlessDam.Functions.Provisioning;
using ServerlessDam.Functions.Wire.Authentication;
using ServerlessDam.Functions.Wire.Binding;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Wire;

/// <summary>Takes a call to the API from its path to its handler: match, find the cloud, read, authenticate, run.</summary>
internal sealed class ApiDispatcher(
    RouteTable<Route> routes,
    IProductEnvironments environments,
    RequestBinder binder,
    RequestAuthenticator authenticator,
    AdminRate adminRate,
    ProvisioningDispatcher provisioning,
    IOptions<WireOptions> options)
{
    /// <summary>The files of the request live until the answer is written.</summary>
    /// <exception cref="DamException">Whatever stands against it, in the words of the wire.</exception>
    public async Task<IActionResult> DispatchAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var http = request.HttpContext;
        var path = ApiPath.Parse(http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? request.Path.Value ?? "") ?? throw NoSuchPath(request);
        if (path.Cloud == ProvisioningDispatcher.Segment)
            return await provisioning.DispatchAsync(request, path.Route, cancellationToken);
        if (HttpMethods.IsOptions(request.Method))
            return Preflight(request, path);

        var (route, values) = routes.Match(request.Method, path.Route) ?? throw NoSuchCall(request, path);
        http.Features.Set(route);
        CrossOrigin.Allow(http.Response, route.Access);

        var environment = await environments.FindAsync(path.Cloud, cancellationToken) ?? throw RequestAuthenticator.UnknownKey("");
        var fromHeader = await authenticator.FromHeaderAsync(request.Headers.Authorization, environment, cancellationToken);
        var sent = await binder.BindAsync(request, cancellationToken);
        http.Response.RegisterForDisposeAsync(sent);
        var caller = authenticator.Authenticate(sent, route.Access, environment, fromHeader);
        if (route.Access == Access.Admin)
            adminRate.Count(environment.CloudName, http.Response.Headers);

        using var occasion = Occasion.Begin(Occasions.Of(sent, caller, http.TraceIdentifier, DeliveryBases.For(request, options.Value)));
        return await route.Handler(
            new WireContext
            {
                Environment = environment,
                Caller = caller,
                Request = sent,
                Route = route,
                RouteValues = values,
                RequestId = http.TraceIdentifier,
                Bases = DeliveryBases.For(request, options.Value),
                Http = http,
            },
            cancellationToken);
    }

    private OkResult Preflight(HttpRequest request, ApiPath path)
    {
        var method = request.Headers.AccessControlRequestMethod.ToString();
        if (routes.Match(method, path.Route) is { } match)
            CrossOrigin.AnswerPreflight(request.HttpContext.Response, match.Route.Access);
        return new OkResult();
    }

    private DamException NoSuchCall(HttpRequest request, ApiPath path)
    {
        var methods = routes.MethodsOf(path.Route);
        if (methods.Count == 0)
            return NoSuchPath(request);

        request.HttpContext.Response.Headers.Allow = string.Join(", ", methods);
        return new DamException(ErrorKind.NotFound, $"{request.Method} is not supported here, but {string.Join(", ", methods)} is");
    }

    private static DamException NoSuchPath(HttpRequest request)
        => new(ErrorKind.NotFound, $"Unknown path - {request.Method} {request.Path}");
}
