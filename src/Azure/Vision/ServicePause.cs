using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Azure.Vision;

/// <summary>After a fault of the service nobody asks it for a while, twice as long after each that follows: a queue full of pictures does not beat on it.</summary>
internal sealed class ServicePause(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>What a service says is believed so far.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset _until;
    private string? _reason;

    /// <summary>The last fault, and until when nobody asks; null once the service has answered.</summary>
    public (string Reason, DateTimeOffset Until)? State
    {
        get
        {
            lock (_lock)
            {
                return _reason is { } reason ? (reason, _until) : null;
            }
        }
    }

    /// <exception cref="DamException">TryLater: it lasts, with how long.</exception>
    public void DemandOver()
    {
        if (State is ({ } reason, var until) && until - time.GetUtcNow() is { Ticks: > 0 } left)
        {
            throw new DamException(ErrorKind.TryLater, reason) { RetryAfter = left };
        }
    }

    /// <param name="asked">How long the service asks to be left alone.</param>
    /// <returns>How long it is.</returns>
    public TimeSpan Failed(string reason, TimeSpan? asked)
    {
        lock (_lock)
        {
            var own = First * Math.Pow(2, Math.Min(_failures++, 10));
            var wait = own < Longest ? own : Longest;
            if (asked > wait)
            {
                wait = asked.Value < LongestAsked ? asked.Value : LongestAsked;
            }

            (_reason, _until) = (reason, time.GetUtcNow() + wait);
            return wait;
        }
    }

    public void Worked()
    {
        lock (_lock)
        {
            (_failures, _reason) = (0, null);
        }
    }
}
