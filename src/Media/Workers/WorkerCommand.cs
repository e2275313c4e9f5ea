using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Workers;

/// <summary>How a worker is started: <c>dotnet ServerlessDam.Media.dll worker</c>, in an environment of its own.</summary>
internal static class WorkerCommand
{
    /// <summary>The variables a worker inherits. Everything else, credentials above all, stays with the app.</summary>
    private static readonly string[] Inherited =
        ["PATH", "LANG", "TMPDIR", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_CACHE_HOME", "HOME", "TZ", Tesseract.Variable];

    public static ProcessStartInfo Create(MediaOptions options)
    {
        var start = new ProcessStartInfo(DotnetPath())
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ServerlessDam.Media.dll"), "worker" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }
        foreach (var (name, value) in Settings(options.MemoryLimitInBytes))
            start.Environment[name] = value;
        start.Environment[ModelFolder.Variable] = options.ModelsFolder;
        start.Environment[WorkerTime.Variable] = options.TimeLimit.ToString("c", CultureInfo.InvariantCulture);
        return start;
    }

    private static IEnumerable<(string Name, string Value)> Settings(long memoryLimitInBytes)
    {
        // Parallelism comes from the number of workers; two threads each only fight for the same cores.
        yield return ("VIPS_CONCURRENCY", "1");
        // glibc otherwise keeps an arena for each thread, and resident memory grows with every large picture.
        yield return ("MALLOC_ARENA_MAX", "2");
        yield return ("MALLOC_TRIM_THRESHOLD_", "1048576");
        // Without bins that are sorted through whenever a large block is freed, as libvips does all the time: a tenth of a thumbnail's time.
        yield return ("GLIBC_TUNABLES", "glibc.malloc.mxfast=0");
        // What libvips says of a broken file comes back as the request's error; printing it too only fills the log.
        yield return ("VIPS_WARNING", "0");
        // Pixels are native memory; what is managed is small, and running out of it is an exception, not a death.
        yield return ("DOTNET_GCHeapHardLimit", (memoryLimitInBytes / 2).ToString("x", CultureInfo.InvariantCulture));
        // No debugger port: it costs start-up time and is a way in.
        yield return ("DOTNET_EnableDiagnostics", "0");
        yield return ("DOTNET_TieredPGO", "0");
        yield return ("DOTNET_NOLOGO", "1");
    }

    /// <summary>The host of the runtime this app runs on, however the app itself was started.</summary>
    private static string DotnetPath()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
