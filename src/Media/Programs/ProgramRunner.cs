using System.Diagnostics;
using System.Globalization;
using System.Text;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Programs;

/// <summary>
/// Runs a program on a hostile file: arguments as a list and never through a shell, a private folder to work in, an empty
/// environment, hard limits of processor time, memory and file size, no new privileges, and death with the worker.
/// </summary>
internal sealed class ProgramRunner(ExternalPrograms programs, ProgramLimits limits)
{
    private const int MaxText = 64 << 10;

    /// <param name="folder">Private to this run; the program's working and temporary folder.</param>
    /// <exception cref="DamException">NotAvailable: not installed. Unprocessable: it took too long.</exception>
    public ProgramResult Run(
        ExternalProgram program, IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Command(program, arguments, folder))!;
        process.StandardInput.Close();
        var output = ReadAsync(process.StandardOutput);
        var errors = ReadAsync(process.StandardError);
        using var stop = cancellationToken.Register(() => Kill(process));
        if (!process.WaitForExit(limits.Time))
        {
            Kill(process);
            process.WaitForExit();
            cancellationToken.ThrowIfCancellationRequested();
            throw new DamException(
                ErrorKind.Unprocessable, $"{program.Name} took longer than {limits.Time.TotalSeconds:0.#} seconds and was stopped");
        }
        cancellationToken.ThrowIfCancellationRequested();
        return new ProgramResult(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    private ProcessStartInfo Command(ExternalProgram program, IReadOnlyList<string> arguments, string folder)
    {
        var seconds = (long)Math.Ceiling((limits.ProcessorTime ?? limits.Time).TotalSeconds);
        var command = new ProcessStartInfo(programs.PathOf(ExternalPrograms.PrLimit))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        string[] prefix =
        [
            Invariant($"--as={limits.AddressSpaceInBytes}"), Invariant($"--fsize={limits.FileSizeInBytes}"), Invariant($"--cpu={seconds}"),
            "--core=0", "--nofile=256",
            programs.PathOf(ExternalPrograms.SetPriv), "--no-new-privs", "--pdeathsig", "KILL",
            programs.PathOf(program),
        ];
        foreach (var argument in prefix.Concat(arguments))
            command.ArgumentList.Add(argument);
        command.Environment.Clear();
        command.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        command.Environment["LC_ALL"] = "C.UTF-8";
        command.Environment["HOME"] = folder;
        command.Environment["TMPDIR"] = folder;
        // The policy that says which coders may run; ImageMagick reads it from here before its own.
        command.Environment["MAGICK_CONFIGURE_PATH"] = Path.Combine(AppContext.BaseDirectory, "magick");
        command.Environment["OMP_NUM_THREADS"] = "1";
        command.Environment["OMP_THREAD_LIMIT"] = "1";
        command.Environment["MALLOC_ARENA_MAX"] = "2";
        return command;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads to the end, so that the program never blocks on a full pipe, and keeps the beginning.</summary>
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var kept = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, CancellationToken.None) is var read and > 0)
            kept.Append(buffer, 0, Math.Min(read, MaxText - kept.Length));
        return kept.ToString();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself between the look and the shot.
        }
    }
}
