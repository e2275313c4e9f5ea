namespace ServerlessDam.Assets.Tests;

/// <summary>Whoever measures how long something takes finds that a second and a half have passed since the last look.</summary>
internal sealed class HurryingClock : TimeProvider
{
    private long _milliseconds;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Interlocked.Add(ref _milliseconds, 1500);
}
