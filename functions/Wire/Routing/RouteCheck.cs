using Microsoft.Extensions.Hosting;

namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>Has a route table made when the app starts, so that an ambiguous route ends the start and not a request.</summary>
internal sealed class RouteCheck<TRoute>(RouteTable<TRoute> routes) : IHostedService
    where TRoute : IRoute
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(routes);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
