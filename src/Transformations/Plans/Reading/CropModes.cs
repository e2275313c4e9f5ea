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
        ["pad"] = CropMode.Pad,
        ["lpad"] = CropMode.LimitPad,
        ["mpad"] = CropMode.MinimumPad,
        ["crop"] = CropMode.Crop,
        ["thumb"] = CropMode.Thumb,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> NotYet = FrozenSet.Create("auto", "auto_pad", "fill_pad", "imagga_crop", "imagga_scale");

    public static IEnumerable<string> Names => ByName.Keys;

    public static CropMode Of(Parameter parameter)
        => ByName.TryGetValue(parameter.Value, out var mode) ? mode
            : NotYet.Contains(parameter.Value) ? throw parameter.NotYet($"Crop mode {parameter.Value}")
            : throw parameter.Refused();
}
