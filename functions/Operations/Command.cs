using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Operations;

/// <summary>What the executable does: serve, or one of the commands of <see cref="CommandTable"/>.</summary>
internal static class Command
{
    private const int Failed = 1;
    private const int Misused = 2;

    /// <summary>128 and the number of SIGINT, as shells have it.</summary>
    private const int Interrupted = 130;

    /// <returns>The exit code: the command's own; 1 when it failed, 2 when it was not understood, 130 when it was interrupted.</returns>
    public static async Task<int> RunAsync(string[] args, IHost app)
    {
        var arguments = new CommandArguments(args);
        try
        {
            using (app)
            {
                if (arguments.Command is not { } name)
                {
                    await app.RunAsync();
                    return 0;
                }

                return CommandTable.ByName.TryGetValue(name, out var command)
                    ? await InterruptiblyAsync(token => command.Make(app.Services).RunAsync(arguments, token))
                    : throw new UsageException($"Unknown command '{name}'.");
            }
        }
        catch (UsageException e)
        {
            var usages = CommandTable.ByName.Values.Select(command => command.Usage).Order(StringComparer.Ordinal);
            await Console.Error.WriteLineAsync(string.Join("\n  ", [$"{e.Message} Known are, besides nothing, to serve:", .. usages]));
            return Misused;
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (DamException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}.");
            return Failed;
        }
    }

    /// <summary>Ctrl-C and a request to terminate end the command at the next point where it can end; what it opened is closed.</summary>
    private static async Task<int> InterruptiblyAsync(Func<CancellationToken, Task<int>> run)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await run(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return Interrupted;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
