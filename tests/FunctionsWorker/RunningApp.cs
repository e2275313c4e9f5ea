using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Tests;

/// <summary>An app of the given function classes on a free port of 127.0.0.1.</summary>
internal sealed class RunningApp(IHost host) : IAsyncDisposable
{
    public IHost Host { get; } = host;

    public HttpClient Client { get; } = new();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static FunctionsApplicationBuilder Builder(Dictionary<string, string?>? hostJson, params Type[] functions)
    {
        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.FunctionTypes = functions;
        builder.HostSettings = new ConfigurationBuilder().AddInMemoryCollection(hostJson ?? []).Build();
        builder.Logging.ClearProviders().AddProvider(new RecordedLog());
        return builder;
    }

    public static async Task<RunningApp> StartAsync(FunctionsApplicationBuilder builder)
    {
        var host = builder.Build();
        await host.StartAsync(Token);
        var app = new RunningApp(host);
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First();
        if (address is not null) app.Client.BaseAddress = new Uri(address);
        return app;
    }

    /// <summary>The app behind Kestrel, without a route prefix.</summary>
    public static Task<RunningApp> StartHttpAsync(params Type[] functions)
        => StartAsync(Builder(new() { ["extensions:http:routePrefix"] = "" }, functions).ConfigureFunctionsWebApplication());

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.StopAsync(CancellationToken.None);
        Host.Dispose();
    }
}
