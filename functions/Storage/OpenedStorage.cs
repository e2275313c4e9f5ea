using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using ServerlessDam.Assets.Moving;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Functions.Storage;

/// <summary>A storage that a command opened, apart from the one that the app is configured for; closed with its disposal.</summary>
internal sealed class OpenedStorage : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OpenedStorage(ServiceProvider services, LibraryStore library) => (_services, Library) = (services, library);

    public LibraryStore Library { get; }

    /// <param name="folder">Of an embedded storage, in place of the configured one; null for that.</param>
    /// <param name="configuration">The app's: addresses and credentials come from there, never from a command line.</param>
    public static async Task<OpenedStorage> OpenAsync(StorageKind kind, string? folder, IConfiguration configuration)
    {
        var settings = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(kind.Settings(folder)).Build();
        var services = kind.Add(new ServiceCollection().AddSingleton<IConfiguration>(settings).AddLogging(ToErrors)).BuildServiceProvider();
        try
        {
            var library = new LibraryStore(
                kind.Name(settings),
                services.GetRequiredService<ITableStore>(),
                services.GetRequiredService<IBlobStore>(),
                services.GetRequiredService<IMessageQueue>());
            return new(services, library);
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>A command's output is its result alone.</summary>
    private static void ToErrors(ILoggingBuilder logging)
    {
        logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
