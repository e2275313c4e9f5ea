using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Azure.Functions.Worker.InProcess;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Composes a functions app: services, middleware, and the host that runs the functions.</summary>
public sealed class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _inner;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    internal FunctionsApplicationBuilder(string[] args)
    {
        _inner = WebApplication.CreateSlimBuilder(AppFolder.Options(args));
        LocalSettings.AddTo(_inner.Configuration, AppFolder.Path);
        QuietDefaults.AddTo(_inner.Configuration);
        HostSettings = HostJson.Read(AppFolder.Path);
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_inner).Properties;

    public ConfigurationManager Configuration => _inner.Configuration;

    public IHostEnvironment Environment => _inner.Environment;

    public ILoggingBuilder Logging => _inner.Logging;

    public IMetricsBuilder Metrics => _inner.Metrics;

    public IServiceCollection Services => _inner.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>The types whose methods may be functions. Default: those of the entry assembly and of what it references.</summary>
    internal IEnumerable<Type>? FunctionTypes { get; set; }

    /// <summary>What host.json says; tests put their own in its place.</summary>
    internal IConfiguration HostSettings { get; set; }

    /// <summary>Puts the app's HTTP functions behind Kestrel; null until <c>ConfigureFunctionsWebApplication</c> sets it.</summary>
    internal HttpSetup? Http { get; set; }

    /// <summary>Adds middleware around the function and inside what was added before.</summary>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware);
        return this;
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull
        => ((IHostApplicationBuilder)_inner).ConfigureContainer(factory, configure);

    /// <summary>Makes the host. Can be called once.</summary>
    /// <exception cref="InvalidOperationException">A function is one that the Functions host would refuse.</exception>
    public IHost Build()
    {
        var functions = FunctionCatalog.Read(FunctionTypes ?? FunctionCatalog.TypesOfApp(), hasHttp: Http is not null);
        var settings = HostJson.From(HostSettings);
        var pipeline = Pipeline.Of(_middleware);

        Services.TryAddSingleton(TimeProvider.System);
        Services.AddSingleton(settings);
        Services.AddSingleton<IReadOnlyList<Function>>(functions);
        Services.AddSingleton(pipeline);
        Services.AddSingleton<FunctionRunner>();
        Services.AddHostedService<ListenerHost>();
        if (Http is null) Services.Replace(ServiceDescriptor.Singleton<IServer, IdleServer>());
        else Http.AddServices(_inner);

        var app = _inner.Build();
        Http?.MapFunctions(app, functions, pipeline, settings);
        return app;
    }
}
