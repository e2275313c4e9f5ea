using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Video;

/// <summary><c>e_volume</c>: <c>50</c> (percent more, -100 to 400), <c>mute</c>, <c>-10db</c> (-100 to 100).</summary>
/// <param name="Gain">What samples are multiplied with: 0 for silence, 1 for no change.</param>
public readonly record struct Volume(double Gain)
{
    private const int MostDecibels = 100;

    /// <param name="level">The argument of the effect.</param>
    /// <returns>Null for text that is none of the forms or out of range.</returns>
    public static Volume? Of(string level)
    {
        if (level is "" or "mute")
            return new(level == "mute" ? 0 : 1);
        if (level.EndsWith("db", StringComparison.OrdinalIgnoreCase))
            return Numbers.TryDecimal(level[..^2], out var decibels) && Math.Abs(decibels) <= MostDecibels ? new(Math.Pow(10, (double)decibels / 20)) : null;

        return Numbers.TryDecimal(level, out var percent) && percent is >= -100 and <= 400 ? new(1 + ((double)percent / 100)) : null;
    }
}
