using System.Diagnostics.Metrics;

namespace ServerlessDam.Assets.Delivery;

/// <summary>What deliveries did, as the meter <c>ServerlessDam.Delivery</c> and as numbers for <c>/health</c>.</summary>
public sealed class DeliveryCounters
{
    private readonly Counter<long> _derived;
    private long _derivedCount;

    public DeliveryCounters(IMeterFactory meters)
        => _derived = meters.Create("ServerlessDam.Delivery").CreateCounter<long>("derivations", description: "Derived assets that were made, not found.");

    /// <summary>Since the start of this instance.</summary>
    public long Derivations => Volatile.Read(ref _derivedCount);

    internal void Derived()
    {
        Interlocked.Increment(ref _derivedCount);
        _derived.Add(1);
    }
}
