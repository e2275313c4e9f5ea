using System.Text;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Scripts;

namespace ServerlessDam.Media.Programs;

/// <summary>
/// Scripts in Debian's <c>duk</c>, one process each. It has no functions for files or network; the kernel keeps it to its time and
/// memory, and lets it write no file.
/// </summary>
internal sealed class DuktapeScripts : IScriptRunner, IDisposable
{
    /// <summary>What is printed beyond is cut off; a result is far below.</summary>
    internal const int MostPrinted = 64 << 10;

    /// <summary>A script never waits: what it may take is processor time, and a machine with other things to do gives it later.</summary>
    private static readonly ProgramLimits Limits = new(TimeSpan.FromSeconds(15), AddressSpaceInBytes: 128L << 20, FileSizeInBytes: 0)
    {
        ProcessorTime = TimeSpan.FromSeconds(3),
    };

    private readonly ExternalPrograms _programs = ExternalPrograms.Find();

    /// <summary>Scripts do not take the machine from the media.</summary>
    private readonly SemaphoreSlim _free = new(4);

    public async Task<string> RunAsync(string program, CancellationToken cancellationToken)
    {
        if (!_programs.CanRun(ExternalPrograms.Duktape))
        {
            throw new DamException(ErrorKind.NotAvailable, "Scripts cannot run here: duk is not installed (Debian's package duktape)");
        }

        await _free.WaitAsync(cancellationToken);
        try
        {
            // On a thread that stays until the program has ended: it dies with the thread that started it.
            return await Task.Run(() => Run(program, cancellationToken), cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();

    private string Run(string program, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder();
        var path = folder["script.js"];
        File.WriteAllText(path, program, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        ProgramResult result;
        try
        {
            result = new ProgramRunner(_programs, Limits).Run(ExternalPrograms.Duktape, [path], folder.Path, cancellationToken);
        }
        catch (DamException e) when (e.Kind == ErrorKind.Unprocessable)
        {
            throw Overrun(e);
        }

        return result is { Succeeded: true, Output.Length: < MostPrinted } ? result.Output : throw Overrun(null);
    }

    private static DamException Overrun(Exception? cause)
        => new(ErrorKind.InvalidParameter, "The script took too much time or memory, or its result is too large", cause);
}
