using System.Globalization;
using System.Runtime.Versioning;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.EndToEnd.Running;

[assembly: SupportedOSPlatform("linux")]
[assembly: AssemblyFixture(typeof(RunningApp))]
[assembly: AssemblyFixture(typeof(RunningOnAzurite))]
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace ServerlessDam.EndToEnd.Running;

/// <summary>
/// The real app, started by <c>./dam up --detach</c> on free ports and a data folder of its own; one for most suites, which
/// run one at a time, since its counters are compared. A test that kills or restarts makes its own. Without the models of the
/// analysis: looking at every picture that a test uploads would take most of the time.
/// </summary>
public class RunningApp : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly int[] ports = Ports.Free(3);

    public string Data { get; } = Directory.CreateTempSubdirectory("dam-e2e-").FullName;

    public Uri Http => new($"http://127.0.0.1:{ports[0]}");

    public Uri Https => new($"https://127.0.0.1:{ports[1]}");

    /// <summary>The drop folder of the one cloud, on the embedded storage.</summary>
    public string DropFolder => Path.Combine(Data, "drop", CloudName);

    public string CloudName => Credentials["cloud_name"];

    /// <summary>From the file that a person would look into.</summary>
    public IReadOnlyDictionary<string, string> Credentials
        => File.ReadLines(Path.Combine(Data, "credentials")).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public int ProcessId
        => int.Parse(
            File.ReadLines(Path.Combine(Data, "instance")).First(line => line.StartsWith("pid=", StringComparison.Ordinal))["pid=".Length..],
            CultureInfo.InvariantCulture);

    /// <summary>What a program needs to use the app through the SDK, and what the suites need to know besides.</summary>
    public IReadOnlyDictionary<string, string> ClientEnvironment { get; private set; } = new Dictionary<string, string>();

    /// <summary>What <c>./dam up</c> is told of the storage.</summary>
    protected virtual IReadOnlyList<string> StorageOptions => [];

    /// <summary>Whether it sees what pictures show.</summary>
    protected virtual bool HasModels => false;

    /// <summary>The variables that <c>./dam up</c> is started with.</summary>
    protected virtual IReadOnlyDictionary<string, string> StorageEnvironment => new Dictionary<string, string>();

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Starts or starts again, on the same data and ports.</summary>
    public async Task StartAsync(params string[] options)
    {
        (await DamAsync("up", ["--detach", "--no-build", .. StorageOptions, .. options])).ShouldSucceed();
        var lines = (await DamAsync("env")).ShouldSucceed().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        ClientEnvironment = new Dictionary<string, string>(DropEnvironment())
        {
            ["CLOUDINARY_URL"] = lines["CLOUDINARY_URL"],
            ["CLOUDINARY_ACCOUNT_URL"] = lines["CLOUDINARY_ACCOUNT_URL"],
            ["NODE_EXTRA_CA_CERTS"] = Path.Combine(Data, "tls", "ca.crt"),
            ["DAM_HTTP"] = Http.ToString().TrimEnd('/'),
            ["DAM_HTTPS"] = Https.ToString().TrimEnd('/'),
            ["DAM_ORIGIN_PORT"] = ports[2].ToString(CultureInfo.InvariantCulture),
        };
    }

    public async Task StopAsync() => (await DamAsync("down")).ShouldSucceed();

    /// <summary>Ends the app at once; what runs beside it goes on.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        var processId = ProcessId;
        ProcessTree.Signal(processId, "KILL");
        await ProcessTree.UntilGoneAsync(processId, cancellationToken);
    }

    /// <summary>Runs <c>./dam</c> on this instance's data and ports.</summary>
    internal async Task<Command> DamAsync(string command, params string[] options)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        string[] place =
        [
            "--data", Data,
            "--port", ports[0].ToString(CultureInfo.InvariantCulture),
            "--https-port", ports[1].ToString(CultureInfo.InvariantCulture),
        ];
        var environment = new Dictionary<string, string>(StorageEnvironment) 
        {
            ["RemoteFetch__AllowedHosts__0"] = $"127.0.0.1:{ports[2]}",

            // Minutes, for people; the checks do not wait for them.
            ["Notifications__RetryAfter"] = "00:00:00.5",
            ["Notifications__Timeout"] = "00:00:10",
        };
        // On a machine with other things to do a model may need longer than ten seconds, and so may a picture.
        environment["Media__TimeLimit"] = HasModels ? "00:01:00" : "00:00:20";
        if (!HasModels)
            environment["Media__ModelsFolder"] = Path.Combine(Data, "no-models");
        return await Command.DamAsync([command, .. options, .. place], environment, limit.Token);
    }

    /// <summary>Compares catalog and blobs in full, by the app's own command; it fails when something is amiss.</summary>
    internal async Task<Command> CheckAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var environment = new Dictionary<string, string>(CommandEnvironment)
        {
            ["ProductEnvironment__CloudName"] = CloudName,
            ["ProductEnvironment__ApiKey"] = Credentials["api_key"],
            ["ProductEnvironment__ApiSecret"] = Credentials["api_secret"],
            ["Logging__LogLevel__Default"] = "None",
        };
        return await Command.RunAsync("dotnet", [Repository.App, "check"], environment, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Data, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>By which the app's own commands find its storage.</summary>
    protected virtual IReadOnlyDictionary<string, string> CommandEnvironment => new Dictionary<string, string> { ["Embedded__DataPath"] = Data };

    /// <summary>How the suites reach the drop folder.</summary>
    protected virtual IReadOnlyDictionary<string, string> DropEnvironment() => new Dictionary<string, string> { ["DAM_DROP"] = DropFolder };
}
