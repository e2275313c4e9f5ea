using System.Globalization;
using System.Runtime.InteropServices;

namespace ServerlessDam.EndToEnd.Running;

/// <summary>Processes by their parents, read from <c>/proc</c>.</summary>
internal static class ProcessTree
{
    public static IReadOnlyList<int> ChildrenOf(int processId)
        => [.. Directory.GetDirectories($"/proc/{processId}/task")
            .SelectMany(task => ChildrenOfThread(task).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>Sends a signal by name, at once; to nobody where the process is gone.</summary>
    public static void Signal(int processId, string signal) => _ = kill(processId, signal switch
    {
        "INT" => 2,
        "KILL" => 9,
        "SEGV" => 11,
        "TERM" => 15,
        _ => throw new ArgumentException($"No signal {signal}.", nameof(signal)),
    });

    /// <summary>Sends the signal again and again until the process is gone.</summary>
    public static async Task UntilGoneAsync(int processId, string signal, CancellationToken cancellationToken)
    {
        var gone = UntilGoneAsync(processId, cancellationToken);
        while (!gone.IsCompleted)
        {
            Signal(processId, signal);
            await Task.WhenAny(gone, Task.Delay(100, cancellationToken));
        }
    }

    public static async Task UntilGoneAsync(int processId, CancellationToken cancellationToken)
    {
        while (Directory.Exists($"/proc/{processId}") && !IsZombie(processId))
            await Task.Delay(50, cancellationToken);
    }

    /// <summary>Those of a thread that has ended meanwhile have passed to another one; the app's are of a thread that stays.</summary>
    private static string ChildrenOfThread(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "children"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int kill(int process, int signal);

    private static bool IsZombie(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/stat").Split(") ")[^1].StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }
}
