using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>r_ and bo_: the edge of the picture.</summary>
internal static class EdgeReader
{
    private const int WidestBorder = 1000;

    /// <summary>Null without r_, or when it rounds nothing. What lies outside is filled behind the border, if there is one.</summary>
    public static RadiusStep? Radius(Component component, double dpr, Background? background)
    {
        var outside = component["bo"] is { Value: var border } && !border.StartsWith("0px", StringComparison.Ordinal) ? null : background;
        if (component["r"] is not { } parameter)
            return null;
        if (parameter.Value == "max")
            return new(null, outside);

        var radii = parameter.Value.Split(':').Select(part => Radius(parameter, part, dpr)).ToArray();
        ValueList<int> corners = radii switch
        {
            [var all] => [all, all, all, all],
            [var falling, var rising] => [falling, rising, falling, rising],
            [var topLeft, var rising, var bottomRight] => [topLeft, rising, bottomRight, rising],
            [_, _, _, _] => [.. radii],
            _ => throw parameter.Invalid(),
        };
        return corners.All(radius => radius == 0) ? null : new(corners, outside);
    }

    /// <summary>Null without bo_, or when it is 0 wide.</summary>
    public static BorderStep? Border(Component component, double dpr, RadiusStep? radius)
    {
        if (component["bo"] is not { } parameter)
            return null;

        var parts = parameter.Value.Split('_', 3);
        if (parts is not [var width, "solid", var color]
            || !width.EndsWith("px", StringComparison.Ordinal)
            || !Numbers.TryInteger(width[..^2], out var pixels)
            || pixels is < 0 or > WidestBorder
            || !Color.TryParse(color, out var line))
            throw parameter.Invalid();

        return pixels == 0 ? null
            : new(PixelLimits.Round(pixels * dpr), line, radius is null ? null : radius with { Outside = BackgroundReader.Behind(BackgroundReader.Read(component)) });
    }

    private static int Radius(Parameter parameter, string text, double dpr)
        => text == "max" ? PixelLimits.MaxSide
            : !Numbers.TryDecimal(text, out var radius) || radius is < 0 or > PixelLimits.MaxSide ? throw parameter.Invalid()
            : radius == 0 ? 0
            : PixelLimits.Round((double)radius * dpr);
}
