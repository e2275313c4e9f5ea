using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>
/// <c>w_auto[:step[:fallback]]</c>, <c>w_auto:breakpoints[_min_max_kilobytes_count][:fallback]</c>: the client's width, rounded up.
/// Without a hint and a fallback the width is as if not written; so it is where <c>json</c> in the place of the fallback asks for the
/// widths themselves.
/// </summary>
internal static class AutoWidth
{
    private const int Largest = 100_000;

    public static Length? Read(Parameter parameter, PlanInput input)
    {
        var parts = parameter.Value.Split(':');
        if (IsByBreakpoints(parts))
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

    /// <summary>By what rule widths are asked for as a list; null where they are not.</summary>
    public static Breakpoints? Listed(Parameter? parameter)
        => parameter?.Value.Split(':') is ["auto", ..] parts && IsByBreakpoints(parts) && IsList(parts) ? Rule(parameter, parts[1]) : null;

    private static bool IsByBreakpoints(string[] parts) => parts.Length > 1 && parts[1].Split('_')[0] == "breakpoints";

    private static bool IsList(string[] parts) => parts is [_, _, "json"];

    private static Breakpoints Rule(Parameter parameter, string text) => text.Split('_')[1..].Select(part => Number(parameter, part)).ToArray() switch
    {
        [] => Breakpoints.Default,
        [var min, var max, var kilobytes, var count] when min <= max => new(min, max, kilobytes * 1000L, count),
        _ => throw parameter.Invalid(),
    };

    private static Length? ByBreakpoints(Parameter parameter, string[] parts, PlanInput input)
    {
        var breakpoints = Rule(parameter, parts[1]);
        var fallback = parts[2..] switch
        {
            [] or ["json"] => (int?)null,
            [var width] => Number(parameter, width),
            _ => throw parameter.Invalid(),
        };
        return IsList(parts) ? null
            : input.WidthHint is { } hint ? new(LengthUnit.DevicePixels, breakpoints.RoundUp(hint, input.Size))
            : fallback is { } pixels ? new(LengthUnit.Pixels, pixels)
            : null;
    }

    private static int Number(Parameter parameter, string text)
        => Numbers.TryInteger(text, out var number) && number is > 0 and <= Largest ? number : throw parameter.Invalid();
}
