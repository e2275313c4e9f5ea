using System.Diagnostics;

namespace ServerlessDam.Infra.Tests.Hooks;

/// <summary>A folder of shell scripts that stand for <c>az</c> and the like, first on the path; each call is a line in a log.</summary>
/// <remarks>Of one collection: who starts a program while another test writes one has that open in the child, and it cannot be run.</remarks>
internal sealed class FakeTools : IDisposable
{
    /// <summary>An <c>az</c> for an app that runs: it has its key and confirms; the log has the rights and text of a request's body.</summary>
    public const string AzureOfRunningApp =
        """
        for argument; do
            case "$argument" in @*) echo "body $(stat -c %a "${argument#@}") $(tr -d ' \n' <"${argument#@}")" >>"$calls" ;; esac
        done
        case "$1 $3" in
            functionapp*) echo secret ;;
            "rest get") echo Succeeded ;;
        esac
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dam-hooks-");

    public IReadOnlyList<string> Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private string Log => Path.Combine(_folder.FullName, "calls");

    /// <summary>Puts a program there whose call is logged before <paramref name="script"/> runs; <c>$calls</c> is the log.</summary>
    public FakeTools With(string name, string script)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\ncalls='{Log}'\necho \"{name} $*\" >>\"$calls\"\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    /// <summary>A hook in a checkout that has nothing else, for one that deletes and writes there; its path.</summary>
    public string Alone(string hook)
    {
        var path = Path.Combine(_folder.CreateSubdirectory("checkout/infra/hooks").FullName, hook);
        File.Copy(Repository.PathOf("infra", "hooks", hook), path);
        return path;
    }

    /// <summary>Runs a hook, by its name or by the path from <see cref="Alone"/>; its exit code and what it wrote to standard error.</summary>
    public async Task<(int ExitCode, string Errors)> RunAsync(string hook, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(Repository.PathOf("infra", "hooks", hook)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
