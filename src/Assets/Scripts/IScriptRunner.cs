namespace ServerlessDam.Assets.Scripts;

/// <summary>
/// Runs JavaScript (ECMAScript 5.1) of strangers in a process of its own, without files, network or environment, for at most a
/// few seconds in a few megabytes.
/// </summary>
public interface IScriptRunner
{
    /// <summary>What the program printed.</summary>
    /// <exception cref="Errors.DamException">
    /// NotAvailable: no interpreter is installed. InvalidParameter: it took too much time or memory, or printed too much.
    /// </exception>
    Task<string> RunAsync(string program, CancellationToken cancellationToken);
}
