using System.Diagnostics;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Tests.Programs;

/// <summary>The limits, tried with small programs of the system in the place of a decoder.</summary>
public sealed class ProgramRunnerTests : IDisposable
{
    private readonly PrivateFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_starts_in_its_folder_with_an_environment_of_its_own()
    {
        Environment.SetEnvironmentVariable("DAM_TEST_SECRET", "hush");
        var result = Run("pwd; env");
        Assert.StartsWith(_folder.Path, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("DAM_TEST_SECRET", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped_with_all_it_started()
    {
        var watch = Stopwatch.StartNew();
        var error = Assert.Throws<DamException>(() => Run("sleep 97 & sleep 97", new(TimeSpan.FromSeconds(1), 1L << 30, 1 << 20)));
        Assert.Equal("sh took longer than 1 seconds and was stopped", error.Message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));

        // Killed is killed, but a process is listed until the kernel has taken it down.
        while (Directory.EnumerateDirectories("/proc").Select(CommandOf).Any(command => command.StartsWith("sleep\u000097", StringComparison.Ordinal)))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90));
            await Task.Delay(50, Token);
        }
    }

    [Fact]
    public void A_file_cannot_grow_beyond_its_limit()
    {
        var result = Run("head -c 5000000 /dev/zero > big", new(TimeSpan.FromSeconds(60), 1L << 30, 1 << 20));
        Assert.False(result.Succeeded);
        Assert.True(new FileInfo(_folder["big"]).Length <= 1 << 20);
    }

    [Fact]
    public void Memory_cannot_be_taken_beyond_its_limit()
        => Assert.False(Run("head -c 400m /dev/zero | tail -c 300m > /dev/null", new(TimeSpan.FromSeconds(60), 100 << 20, 1 << 20)).Succeeded);

    [Fact]
    public void However_much_it_prints_it_is_not_blocked_and_little_is_kept()
    {
        var result = Run("head -c 5000000 /dev/zero | tr '\\0' x; head -c 5000000 /dev/zero >&2");
        Assert.True(result.Succeeded);
        Assert.Equal((65536, 65536), (result.Output.Length, result.Errors.Length));
    }

    [Fact]
    public void Cancelling_stops_it()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.Throws<OperationCanceledException>(() => Run("sleep 30", ProgramLimits.Default, soon.Token));
    }

    private ProgramResult Run(string script, ProgramLimits? limits = null, CancellationToken? cancellationToken = null)
    {
        var shell = new ExternalProgram(["sh"], "a test", "--version");
        var programs = ExternalPrograms.FindIn("/usr/bin:/bin", [.. ExternalPrograms.All, shell]);
        return new ProgramRunner(programs, limits ?? ProgramLimits.Default).Run(shell, ["-c", script], _folder.Path, cancellationToken ?? Token);
    }

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
