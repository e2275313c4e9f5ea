namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>Counts the changes that this instance made, so that it sees them at once.</summary>
internal sealed class EnvironmentSignal
{
    private long _changes;

    public long Changes => Interlocked.Read(ref _changes);

    public void Changed() => Interlocked.Increment(ref _changes);
}
