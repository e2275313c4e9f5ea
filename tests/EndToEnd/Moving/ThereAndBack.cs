using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Moving;

/// <summary>A library of 1 000 assets moves to a storage and from there into another folder; <c>./dam copy</c> is stopped on the way.</summary>
public abstract class ThereAndBack : IDisposable
{
    private const int Assets = 1000;

    private readonly SeededLibrary _origin = new();
    private readonly SeededLibrary _end = new();

    /// <summary>Options of a copy into the storage, but for those that name the other side.</summary>
    protected abstract string[] Into { get; }

    /// <summary>Options of a copy out of the storage.</summary>
    protected abstract string[] OutOf { get; }

    /// <summary>The data folder of an app that runs on the storage.</summary>
    protected abstract string AppData { get; }

    /// <summary>What else that app needs to be told.</summary>
    protected virtual string[] Up => [];

    /// <summary>Where the storage is, for those that the environment names.</summary>
    protected virtual IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>();

    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("INT", 130)]
    public async Task Every_row_and_every_byte_arrives_though_the_copy_was_stopped_on_the_way(string signal, int exitCode)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await _origin.SeedAsync(Assets, cancellationToken);
        string[] there = ["copy", "--no-build", "--from", "embedded", "--data", _origin.Data, .. Into];
        Assert.Equal(exitCode, await StopOnTheWayAsync(there, signal, cancellationToken));
        await AssertNoAppStartsAsync(cancellationToken);

        var resumed = Report(await DamAsync(there, cancellationToken));
        Assert.True((bool?)resumed["is_resumed"]);
        Assert.Equal(Assets, Part(resumed, "originals", "items"));
        Assert.InRange(Part(resumed, "originals", "copied"), 1, Assets - 50);
        // Ten rows an asset, the two folders that they lie in, and the stamp of the last change.
        Assert.Equal((10 * Assets) + 3, Part(resumed, "catalog", "items"));

        var back = Report(await DamAsync(["copy", "--no-build", "--to", "embedded", .. OutOf, .. BackTo(_end.Data)], cancellationToken));
        Assert.Equal(Assets, Part(back, "originals", "copied"));
        Assert.Equal(_origin.Rows(), _end.Rows());
        Assert.Equal(_origin.Hashes(), _end.Hashes());
        await _end.ReindexAsync(cancellationToken);
        Assert.Equal(await _origin.CheckAsync(cancellationToken), await _end.CheckAsync(cancellationToken));
    }

    public virtual void Dispose()
    {
        _origin.Dispose();
        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>How the last folder is named to the command.</summary>
    protected virtual string[] BackTo(string data) => ["--data", data];

    private static JsonNode Report(Command command)
    {
        var report = JsonNode.Parse(command.ShouldSucceed().Output)!;
        Assert.Equal(0, (int?)report["differences"]);
        return report;
    }

    private static int Part(JsonNode report, string name, string figure)
        => (int)report["parts"]!.AsArray().Single(part => (string?)part!["name"] == name)![figure]!;

    private async Task AssertNoAppStartsAsync(CancellationToken cancellationToken)
    {
        var ports = Ports.Free(2);
        string[] place = ["--port", ports[0].ToString(CultureInfo.InvariantCulture), "--https-port", ports[1].ToString(CultureInfo.InvariantCulture)];
        var up = await DamAsync(["up", "--detach", "--no-build", "--data", AppData, .. place, .. Up], cancellationToken);
        Assert.Equal(1, up.ExitCode);
        Assert.Contains("unfinished copy", await File.ReadAllTextAsync(Path.Combine(AppData, "app.log"), cancellationToken), StringComparison.Ordinal);
    }

    private async Task<Command> DamAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        return await Command.DamAsync(arguments, Environment, limit.Token);
    }

    /// <summary>How many originals have arrived so far.</summary>
    protected abstract Task<int> ArrivedAsync(CancellationToken cancellationToken);

    /// <summary>Sends the signal when more than a hundred originals have arrived; the exit code that followed.</summary>
    private async Task<int> StopOnTheWayAsync(IEnumerable<string> arguments, string signal, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "dam"), arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;

        start.Environment["DAM_CONFIGURATION"] = Repository.Configuration;
        using var copying = Process.Start(start)!;
        var output = copying.StandardOutput.ReadToEndAsync(cancellationToken);
        var progress = copying.StandardError.ReadToEndAsync(cancellationToken);
        while (!copying.HasExited && await ArrivedAsync(cancellationToken) <= 100)
            await Task.Delay(10, cancellationToken);
        ProcessTree.Signal(copying.Id, signal);

        await progress;
        await copying.WaitForExitAsync(cancellationToken);
        Assert.Empty(await output);
        return copying.ExitCode;
    }
}
