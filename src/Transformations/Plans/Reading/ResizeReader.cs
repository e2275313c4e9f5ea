using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>c w h ar g x y z, and the two flags that belong to a resize.</summary>
internal static class ResizeReader
{
    public static bool Resizes(Component component) => (component["c"] ?? component["w"] ?? component["h"] ?? component["ar"]) is not null;

    /// <summary>Null when the component resizes nothing.</summary>
    public static ResizeStep? Read(Component component, PlanInput input, double? ownDpr, double chainDpr, Background? padding)
    {
        var crop = component["c"];
        var mode = crop is null ? CropMode.Scale : CropModes.Of(crop);
        var gravity = CropModes.Checked(component, mode, component["g"] is { } g ? GravityReader.Read(g, mode, Resizes(component)) : null);
        var width = component["w"] is { } w ? Width(w, input) : null;
        var height = component["h"] is { } h ? Side(h) : null;
        var (x, y) = (component["x"]?.Length(), component["y"]?.Length());
        var zoom = component["z"]?.Positive(100) ?? 1;
        CheckUnits((component["w"], width), (component["h"], height), (component["x"], x), (component["y"], y));
        return !Resizes(component) ? null : new()
        {
            Mode = mode,
            Width = width,
            Height = height,
            Ratio = component["ar"] is { } ratio ? Ratio(ratio) : null,
            Gravity = gravity,
            X = Enlarged(x, ownDpr),
            Y = Enlarged(y, ownDpr),
            Zoom = zoom,
            Dpr = ownDpr ?? chainDpr,
            KeepsOtherSide = Flags.Has(component, "ignore_aspect_ratio"),
            RelativeToRegion = Flags.Has(component, "region_relative"),
            Padding = CropModes.Pads(mode) ? padding : null,
        };
    }

    private static Length? Width(Parameter parameter, PlanInput input)
        => parameter.Value.Split(':')[0] == "auto" ? AutoWidth.Read(parameter, input) : Side(parameter);

    private static Length? Side(Parameter parameter)
        => parameter.Length() is { Value: > 0 } length ? length : throw parameter.Invalid();

    private static AspectRatio Ratio(Parameter parameter)
    {
        if (parameter.Value == "iar")
            return new(null);

        var sides = parameter.Value.Split(':')
            .Select(side => Numbers.TryDecimal(side, out var n) && n > 0 ? (double)n : throw parameter.Invalid())
            .ToArray();
        return sides switch
        {
            [var ratio] => new(ratio),
            [var width, var height] => new(width / height),
            _ => throw parameter.Invalid(),
        };
    }

    private static Length? Enlarged(Length? offset, double? dpr)
        => offset is { Unit: LengthUnit.Pixels } pixels ? pixels with { Value = pixels.Value * (dpr ?? 1) } : offset;

    /// <summary>Pixels and fractions do not go together in one component; nothing is zero in both.</summary>
    private static void CheckUnits(params ReadOnlySpan<(Parameter? Parameter, Length? Length)> lengths)
    {
        LengthUnit? unit = null;
        foreach (var (parameter, length) in lengths)
        {
            if (length is not { Unit: LengthUnit.Pixels or LengthUnit.Fraction, Value: not 0 } given)
                continue;
            if (unit is not null && unit != given.Unit)
                throw parameter!.Error($"{parameter.Invalid().Message} (integers and fractions must not be mixed)");
            unit = given.Unit;
        }
    }
}
