namespace ServerlessDam.Functions.Operations;

/// <summary>Something the executable does instead of serving, on a storage whose app is down. It prints one JSON document.</summary>
internal interface ICommand
{
    /// <returns>The exit code: 0 when all is well, 1 when something was found that should not be.</returns>
    Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken);
}
