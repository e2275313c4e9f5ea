using ServerlessDam.Transformations.Plans.Reading;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Video.Reading;

/// <summary>so eo du: seconds (<c>2.5</c>), percent (<c>35p</c>, <c>35%</c>), <c>auto</c>; expressions have their values by now.</summary>
internal static class TimeReader
{
    private const int MostSeconds = 86_400;

    /// <summary>Null when the component has none of the three.</summary>
    public static TrimStep? Trim(Component component)
        => Timing(component) is var timing && timing != LayerTiming.Always ? new(timing.Start, timing.End, timing.Duration) : null;

    public static LayerTiming Timing(Component component) => new(Moment(component["so"]), Moment(component["eo"]), Length(component["du"]));

    public static Component Without(Component component)
        => new(component.Parameters.Where(parameter => parameter.Key is not ("so" or "eo" or "du")).ToValueList());

    private static TimeOffset? Moment(Parameter? parameter)
        => parameter is null ? null : parameter.Value == "auto" ? TimeOffset.Auto : Amount(parameter);

    private static TimeOffset? Length(Parameter? parameter)
        => parameter is null ? null : Amount(parameter) is { Value: > 0 } length ? length : throw parameter.Invalid();

    private static TimeOffset Amount(Parameter parameter)
    {
        var isShare = parameter.Value[^1] is 'p' or '%';
        var text = isShare ? parameter.Value[..^1] : parameter.Value;
        return Numbers.TryDecimal(text, out var value) && value >= 0 && value <= (isShare ? 100 : MostSeconds)
            ? new(isShare ? TimeUnit.Percent : TimeUnit.Seconds, (double)value)
            : throw parameter.Invalid();
    }
}
