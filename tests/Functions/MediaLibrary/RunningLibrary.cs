using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Downloads;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Scripts;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Tests;
using ServerlessDam.Embedded;
using ServerlessDam.Functions.Delivery;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.MediaLibrary;
using ServerlessDam.Functions.NamedTransformations;
using ServerlessDam.Functions.Notifications;
using ServerlessDam.Functions.OpenApi;
using ServerlessDam.Functions.Storage;
using ServerlessDam.Functions.Upload;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Media.Operations.Effects;

namespace ServerlessDam.Functions.Tests.MediaLibrary;

/// <summary>The app with everything that answers HTTP, on a real embedded store; only media and time are the test's.</summary>
public class RunningLibrary : IAsyncLifetime
{
    public const string Key = "123456789012345";
    public const string Secret = "q7Zr2mXv9LtB4kWc8NpD1sGh6Yf";

    private readonly string _folder = Directory.CreateTempSubdirectory("dam-library-").FullName;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private IHost _host = null!;

    internal ManualClock Clock { get; } = new();

    internal FakeMedia Media { get; } = new();

    public Uri Address { get; private set; } = null!;

    /// <summary>What a subclass configures otherwise.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>();

    public string LinkPath => Path.Combine(_folder, "sign-in-link");

    public T Get<T>()
        where T : notnull
        => _host.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        WriteFiles();
        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<WireMiddleware>();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ProductEnvironment:CloudName"] = "demo",
            ["ProductEnvironment:ApiKey"] = Key,
            ["ProductEnvironment:ApiSecret"] = Secret,
            ["Embedded:DataPath"] = Path.Combine(_folder, "data"),
            ["Wire:SpoolPath"] = Path.Combine(_folder, "spool"),
            ["Wire:MaximumFileSizeInBytes"] = "20000000",
            ["Wire:SecurePublicUrl"] = "https://media.test/",
            ["MediaLibrary:FilesPath"] = Path.Combine(_folder, "web"),
            ["MediaLibrary:SignInLinkPath"] = LinkPath,
            ["MediaLibrary:DropFolder"] = "/data/drop",
        });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddConfiguredStorage(builder.Configuration)
            .AddSingleton<IMediaProcessor>(Media)
            .AddSingleton(ServedEffects.Catalog)
            .AddSingleton<IScriptRunner>(new FakeScripts())
            .AddAccounts()
            .AddLibrary()
            .AddUpload()
            .AddAnalysis()
            .AddDelivery()
            .AddJobs()
            .AddSearch()
            .AddDownloads()
            .AddWire()
            .AddLibraryApi()
            .AddUploadApi()
            .AddNotificationApi()
            .AddTransformationApi()
            .AddMediaLibrary();

        // Timers and queues are left out, so that nothing happens but what a test asks for.
        typeof(FunctionsApplicationBuilder)
            .GetProperty("FunctionTypes", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(builder, new[] { typeof(ApiFunction), typeof(LibraryFunctions), typeof(OpenApiFunction), typeof(DeliveryFunction), typeof(DeliveryPreflight) });

        _host = builder.Build();
        await _host.StartAsync(CancellationToken.None);
        Address = new Uri(_host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _client.BaseAddress = Address;
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sends a request as it is: no cookie, no header but those it has.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>A browser in which nobody is signed in.</summary>
    public Browser Open() => new(this);

    /// <summary>A browser in which the first master admin is, by a link of their own.</summary>
    public async Task<Browser> SignInAsync()
    {
        var browser = Open();
        var answer = await browser.PostAsync("session", new { token = await NewLinkAsync() });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return browser;
    }

    public async Task<string> NewLinkAsync()
        => await Get<SignInLinks>().IssueAsync((await Get<Users>().FirstAsync(CancellationToken.None)).Id, CancellationToken.None);

    private void WriteFiles()
    {
        var files = Directory.CreateDirectory(Path.Combine(_folder, "web", "assets")).Parent!.FullName;
        File.WriteAllText(Path.Combine(files, "index.html"), "<!doctype html><title>Library</title>");
        File.WriteAllText(Path.Combine(files, "assets", "app-0a1b2c3d.js"), "plain();");
        File.WriteAllText(Path.Combine(files, "assets", "app-0a1b2c3d.js.br"), "brotli");
        File.WriteAllText(Path.Combine(files, "assets", "app-0a1b2c3d.js.gz"), "gzip");
        File.WriteAllText(Path.Combine(_folder, "secret.txt"), "a secret");
    }
}
