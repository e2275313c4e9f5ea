using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Analysis;

/// <summary>
/// Whose turn it is to have a video copied to this machine and looked at: a storage elsewhere gives it whole, up to two gigabytes, and a handful of them at
/// once would fill the disk. One in the background, and one that somebody waits for.
/// </summary>
/// <param name="inBackground">How long a turn is waited for: messages are in nobody's way for longer, and come again.</param>
/// <param name="awaited">How long one that somebody waits for.</param>
internal sealed class VideoTurns(TimeSpan inBackground, TimeSpan awaited) : IDisposable
{
    private readonly SemaphoreSlim _background = new(1);
    private readonly SemaphoreSlim _awaited = new(1);

    /// <returns>The turn, which ends with it.</returns>
    /// <exception cref="DamException">TryLater: the others take long.</exception>
    public async Task<IDisposable> TakeAsync(bool isPatient, CancellationToken cancellationToken)
    {
        var turns = isPatient ? _background : _awaited;
        return await turns.WaitAsync(isPatient ? inBackground : awaited, cancellationToken)
            ? new Turn(turns)
            : throw new DamException(ErrorKind.TryLater, "Other videos are being looked at");
    }

    public void Dispose()
    {
        _background.Dispose();
        _awaited.Dispose();
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
