using System.Collections.Immutable;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Functions.Provisioning;
using ServerlessDam.Functions.Wire.Authentication;
using ServerlessDam.Functions.Wire.Binding;
using ServerlessDam.Functions.Wire.Ping;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Wire;

/// <summary>Composes the HTTP API.</summary>
internal static class WireRegistration
{
    /// <summary>The plumbing and <c>ping</c>; features add theirs with <see cref="AddRoutes"/>.</summary>
    public static IServiceCollection AddWire(this IServiceCollection services)
    {
        services.AddOptions<WireOptions>().BindConfiguration(WireOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WireOptions>, ValidateWireOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdGenerator>();

        services.AddSingleton<SpoolFolder>();
        services.AddSingleton<BufferedBodies>();
        services.AddSingleton<RequestBinder>();
        services.AddSingleton<RequestAuthenticator>();
        services.AddSingleton<AdminRate>();
        services.AddSingleton<ApiDispatcher>();
        services.AddSingleton<DispatchApiCall>(provider => provider.GetRequiredService<ApiDispatcher>().DispatchAsync);
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        return services.AddProvisioningApi().AddRouteTable<Route>().AddRoutes(PingRoutes.All);
    }

    /// <summary>The table of every list that <see cref="AddRoutes{TRoute}"/> adds; ambiguous routes end the start.</summary>
    public static IServiceCollection AddRouteTable<TRoute>(this IServiceCollection services)
        where TRoute : IRoute
        => services.AddSingleton<RouteTable<TRoute>>().AddHostedService<RouteCheck<TRoute>>();

    public static IServiceCollection AddRoutes<TRoute>(this IServiceCollection services, ImmutableArray<TRoute> routes)
        where TRoute : IRoute
        => services.AddSingleton(new RouteList<TRoute>(routes));
}
