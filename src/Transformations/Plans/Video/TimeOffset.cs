using System.Globalization;

namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>A moment or a length, as <c>so</c>, <c>eo</c> and <c>du</c> give it: <c>2.5</c>, <c>35p</c>, <c>auto</c>.</summary>
/// <param name="Value">0 to 86 400 seconds, or 0 to 100 percent; 0 for auto.</param>
public readonly record struct TimeOffset(TimeUnit Unit, double Value)
{
    /// <summary>The best frame of a still, by what is seen; elsewhere the start or the end.</summary>
    public static readonly TimeOffset Auto = new(TimeUnit.Auto, 0);

    /// <summary>Null when arithmetic does not tell: for auto, and for a share of an unknown length.</summary>
    public TimeSpan? Of(TimeSpan? whole) => Unit switch
    {
        TimeUnit.Seconds => TimeSpan.FromSeconds(Value),
        TimeUnit.Percent => whole * (Value / 100),
        _ => null,
    };

    /// <summary>As in a URL.</summary>
    public override string ToString() => Unit switch
    {
        TimeUnit.Seconds => Value.ToString("0.######", CultureInfo.InvariantCulture),
        TimeUnit.Percent => Value.ToString("0.######", CultureInfo.InvariantCulture) + "p",
        _ => "auto",
    };
}
