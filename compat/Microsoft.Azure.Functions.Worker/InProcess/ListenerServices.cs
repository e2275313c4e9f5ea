using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>What listeners are made from.</summary>
internal sealed class ListenerServices(IServiceProvider services)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _slots = new();

    public HostJson Settings { get; } = services.GetRequiredService<HostJson>();

    public FunctionRunner Runner { get; } = services.GetRequiredService<FunctionRunner>();

    public TimeProvider Time { get; } = services.GetRequiredService<TimeProvider>();

    public ILogger Logger { get; } = services.GetRequiredService<ILoggerFactory>().CreateLogger("Host.Functions");

    /// <summary>The places that functions of a kind share.</summary>
    public SemaphoreSlim Slots(string kind, int count) => _slots.GetOrAdd(kind, _ => new SemaphoreSlim(count));

    /// <exception cref="InvalidOperationException">The app has registered none.</exception>
    public T Get<T>(Function function)
        where T : class
        => services.GetService<T>() ?? throw new InvalidOperationException(
            $"Function '{function.Name}': a {function.Trigger.BindingType} in process needs a {typeof(T)} among the services.");

    /// <summary>The text with each <c>%name%</c> replaced by the setting of that name.</summary>
    /// <exception cref="InvalidOperationException">There is no such setting.</exception>
    public string Resolve(string text, Function function)
        => SettingNames.Resolve(text, services.GetRequiredService<IConfiguration>(), function.Name);
}
