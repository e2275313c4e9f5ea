using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>Every crop mode by the name it has in a URL.</summary>
internal static class CropModes
{
    public static readonly ValueList<Word<CropMode>> All =
    [
        new("scale", CropMode.Scale, "Exactly the box, stretched; with one side the other follows the ratio. What width and height mean without a crop mode.", "c_scale,h_120,w_120"),
        new("fit", CropMode.Fit, "As large as the box allows, nothing cut.", "c_fit,h_120,w_120"),
        new("limit", CropMode.Limit, "As fit, never enlarged.", "c_limit,h_600,w_600"),
        new("mfit", CropMode.MinimumFit, "As fit, never reduced.", "c_mfit,h_480,w_640"),
        new("fill", CropMode.Fill, "Covers the box exactly; what overflows is cut, gravity says where.", "c_fill,h_120,w_120"),
        new("lfill", CropMode.LimitFill, "As fill, never enlarged: the result may be smaller than the box.", "c_lfill,h_600,w_600"),
        new("fill_pad", CropMode.FillPad, "Exactly the box: cuts as long as the subject stays whole, pads the rest.", "b_orange,c_fill_pad,g_auto,h_120,w_60"),
        new("pad", CropMode.Pad, "As fit, on a canvas of the size of the box, which the background fills.", "b_orange,c_pad,h_120,w_120"),
        new("lpad", CropMode.LimitPad, "As pad, the picture never enlarged.", "b_orange,c_lpad,h_480,w_640"),
        new("mpad", CropMode.MinimumPad, "The picture as it is, on a canvas at least of the size of the box.", "b_orange,c_mpad,h_480,w_480"),
        new("crop", CropMode.Crop, "A window of the picture, not scaled; a side not given is the picture's.", "c_crop,g_north_west,h_160,w_160,x_40,y_20"),
        new("thumb", CropMode.Thumb, "Covers the box exactly with the surroundings of a face or region; zoom says how near.", "c_thumb,g_face,h_120,w_120,z_0.8"),
        new("auto", CropMode.Auto, "Covers the box exactly with a window around the subject, looser than that of thumb.", "c_auto,h_120,w_120"),
        new("auto_pad", CropMode.AutoPad, "As fill_pad; zoom brings the subject nearer.", "b_orange,c_auto_pad,h_60,w_160"),
    ];

    private static readonly FrozenDictionary<string, CropMode> ByName = All.ToFrozenDictionary(mode => mode.Name, mode => mode.Meaning);

    private static readonly string[] _sides = ["w", "h", "ar"];

    public static CropMode Of(Parameter parameter)
        => ByName.TryGetValue(parameter.Value, out var mode) ? mode
            : parameter.Value is "imagga_crop" or "imagga_scale" ? throw parameter.Error($"Crop mode {parameter.Value} needs the Imagga add-on, which this server does not have")
            : throw parameter.Invalid();

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
