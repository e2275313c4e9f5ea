using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Moving;

/// <summary>What <c>./dam copy</c> refuses before it touches anything.</summary>
[Collection(SharedApp.Name)]
public sealed class CopyCommand(RunningApp app)
{
    [Fact]
    public async Task A_library_whose_app_runs_does_not_move()
    {
        var target = Directory.CreateTempSubdirectory("dam-e2e-moving-");
        var copy = await app.DamAsync("copy", "--no-build", "--from", "embedded", "--to", "embedded", "--to-data", target.FullName);

        Assert.Equal(1, copy.ExitCode);
        Assert.Contains("./dam down --data", copy.Errors, StringComparison.Ordinal);
        Assert.Empty(target.GetFileSystemInfos());
        target.Delete();
    }

    [Fact]
    public async Task Nothing_moves_into_the_folder_of_a_running_app()
    {
        using var source = new SeededLibrary();
        await source.SeedAsync(1, TestContext.Current.CancellationToken);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var copy = await Command.DamAsync(
            ["copy", "--no-build", "--from", "embedded", "--to", "embedded", "--data", source.Data, "--to-data", app.Data], new Dictionary<string, string>(), limit.Token);

        Assert.Equal(1, copy.ExitCode);
        Assert.Contains("the app is running", copy.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_library_is_no_source()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var empty = Directory.CreateTempSubdirectory("dam-e2e-moving-");
        var copy = await Command.DamAsync(
            ["copy", "--no-build", "--from", "embedded", "--to", "embedded", "--data", empty.FullName, "--to-data", "/nowhere"], new Dictionary<string, string>(), limit.Token);

        Assert.Equal(1, copy.ExitCode);
        Assert.Contains("there is no library in", copy.Errors, StringComparison.Ordinal);
        Assert.Empty(empty.GetFileSystemInfos());
        empty.Delete();
    }
}
