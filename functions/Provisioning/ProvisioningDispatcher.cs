using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Takes a call to the provisioning API from its path to its handler: match, authenticate, read, run.</summary>
internal sealed class ProvisioningDispatcher(RouteTable<ProvisioningRoute> routes, ProvisioningAccess access, RequestBinder binder, AdminRate rate)
{
    /// <summary>In the place of a cloud's name in paths; no cloud may have it.</summary>
    public const string Segment = "provisioning";

    /// <param name="path">What follows <c>/v1_1/provisioning/</c>.</param>
    /// <exception cref="DamException">Whatever stands against it.</exception>
    public async Task<IActionResult> DispatchAsync(HttpRequest request, RoutePath path, CancellationToken cancellationToken)
    {
        var http = request.HttpContext;
        if (path.Segments is ["agents", "accounts"] or ["clouds"])
        {
            throw new DamException(ErrorKind.Forbidden, "Signing up is not offered here: accounts and product environments are made by the administrator of this server");
        }

        if (path.Segments is not ["accounts", var account, _, ..])
        {
            throw NoSuchPath(request);
        }

        // Before the path is looked at: strangers learn nothing of it.
        var caller = access.Demand(account, request.Headers.Authorization);
        rate.Count(Segment, http.Response.Headers);
        var (route, values) = routes.Match(request.Method, path.Skip(2)) ?? throw NoSuchPath(request);
        var sent = await binder.BindAsync(request, cancellationToken);
        http.Response.RegisterForDisposeAsync(sent);
        return await route.Handler(new() { Caller = caller, Request = sent, RouteValues = values, Http = http }, cancellationToken);
    }

    private static DamException NoSuchPath(HttpRequest request) => new(ErrorKind.NotFound, $"Unknown path - {request.Method} {request.Path}");
}
