using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>Every crop mode by the name it has in a URL.</summary>
internal static class CropModes
{
    private static readonly FrozenDictionary<string, CropMode> ByName = new Dictionary<string, CropMode>
    {
        ["scale"] = CropMode.Scale,
        ["fit"] = CropMode.Fit,
        ["limit"] = CropMode.Limit,
        ["mfit"] = CropMode.MinimumFit,
        ["fill"] = CropMode.Fill,
        ["lfill"] = CropMode.LimitFill,
        ["fill_pad"] = CropMode.FillPad,
        ["pad"] = CropMode.Pad,
        ["lpad"] = CropMode.LimitPad,
        ["mpad"] = CropMode.MinimumPad,
        ["crop"] = CropMode.Crop,
        ["thumb"] = CropMode.Thumb,
        ["auto"] = CropMode.Auto,
        ["auto_pad"] = CropMode.AutoPad,
    }.ToFrozenDictionary();

    private static readonly string[] _sides = ["w", "h", "ar"];

    public static IEnumerable<string> Names => ByName.Keys;

    public static CropMode Of(Parameter parameter)
        => ByName.TryGetValue(parameter.Value, out var mode) ? mode
            : parameter.Value is "imagga_crop" or "imagga_scale" ? throw parameter.Error($"Crop mode {parameter.Value} needs the Imagga add-on, which this server does not have")
            : throw parameter.Refused();

    /// <summary>It places the picture on a canvas, which a background fills.</summary>
    public static bool Pads(CropMode mode)
        => mode is CropMode.Pad or CropMode.LimitPad or CropMode.MinimumPad or CropMode.FillPad or CropMode.AutoPad;

    /// <summary>The gravity that counts: where the pixels are to decide, they do so without being told.</summary>
    /// <exception cref="TransformationException">The mode cannot do with this gravity, or what it cannot do without is missing.</exception>
    public static Gravity? Checked(Component component, CropMode mode, Gravity? gravity)
    {
        if (mode == CropMode.FillPad && gravity is { IsAutomatic: false })
            throw component["c"]!.Error("Use fill_pad only with auto gravity");
        if (mode is CropMode.Auto or CropMode.AutoPad && _sides.Count(key => component[key] is not null) < 2)
            throw component["c"]!.Error($"Crop mode {component["c"]!.Value} needs two of width, height and aspect_ratio");

        return gravity ?? (mode is CropMode.FillPad or CropMode.Auto or CropMode.AutoPad ? new(GravityKind.Auto) : null);
    }
}
