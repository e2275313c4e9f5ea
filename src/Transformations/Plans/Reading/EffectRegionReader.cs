namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>x y w h g of a component whose effect works on a part of the picture.</summary>
internal static class EffectRegionReader
{
    public static EffectRegion Read(Component component)
    {
        // With a crop mode the sizes are that of the crop, and the effect works on all that is left.
        if (component["c"] is not null)
            return new(null, null, null, null, null);
        var gravity = component["g"] is { } g ? GravityReader.Read(g, CropMode.Scale, resizes: false) : null;
        return new(component["x"]?.Length(), component["y"]?.Length(), Side(component["w"]), Side(component["h"]), gravity);
    }

    private static Length? Side(Parameter? parameter)
        => parameter?.Length() is not { } length ? null : length.Value > 0 ? length : throw parameter.Invalid();
}
