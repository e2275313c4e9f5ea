namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Runs a function whenever its trigger says so.</summary>
internal interface IListener
{
    /// <summary>
    /// Listens until <paramref name="accepting"/> ends, then returns once all it started has ended. <paramref name="running"/>
    /// ends when the host can wait no longer: what still runs then is cancelled and not acknowledged.
    /// </summary>
    Task ListenAsync(CancellationToken accepting, CancellationToken running);
}
