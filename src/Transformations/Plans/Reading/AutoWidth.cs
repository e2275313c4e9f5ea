using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>
/// <c>w_auto[:step[:fallback]]</c>, <c>w_auto:breakpoints[_min_max_kilobytes_count][:fallback]</c>: the client's width, rounded up.
/// Without a hint and a fallback the width is as if not written.
/// </summary>
internal static class AutoWidth
{
    private const int Largest = 100_000;

    public static Length? Read(Parameter parameter, PlanInput input)
    {
        var parts = parameter.Value.Split(':');
        if (parts.Length > 1 && parts[1].Split('_')[0] == "breakpoints")
            return ByBreakpoints(parameter, parts, input);
        if (parts.Length > 3)
            throw parameter.Invalid();

        var numbers = parts[1..].Select(part => Number(parameter, part)).ToArray();
        return (input.WidthHint, numbers) switch
        {
            ({ } hint, []) => new(LengthUnit.DevicePixels, hint),
            ({ } hint, [var step, ..]) => new(LengthUnit.DevicePixels, (hint + (long)step - 1) / step * step),
            (null, [_, var fallback]) => new(LengthUnit.Pixels, fallback),
            _ => null,
        };
    }

    private static Length? ByBreakpoints(Parameter parameter, string[] parts, PlanInput input)
    {
        if (parts[^1] == "json")
            throw parameter.NotYet("A list of breakpoints");

        var breakpoints = parts[1].Split('_')[1..].Select(part => Number(parameter, part)).ToArray() switch
        {
            [] => Breakpoints.Default,
            [var min, var max, var kilobytes, var count] when min <= max => new(min, max, kilobytes * 1000L, count),
            _ => throw parameter.Invalid(),
        };
        var fallback = parts[2..] switch
        {
            [] => (int?)null,
            [var width] => Number(parameter, width),
            _ => throw parameter.Invalid(),
        };
        return input.WidthHint is { } hint ? new(LengthUnit.DevicePixels, breakpoints.RoundUp(hint, input.Size))
            : fallback is { } pixels ? new(LengthUnit.Pixels, pixels)
            : null;
    }

    private static int Number(Parameter parameter, string text)
        => Numbers.TryInteger(text, out var number) && number is > 0 and <= Largest ? number : throw parameter.Invalid();
}
