using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>g_: compass points, points, regions that are stored with the asset, and the automatic choice.</summary>
/// <remarks>
/// Only automatic and liquid gravity are tied to crop modes. The others are read with every mode, and mean nothing to one that has
/// no window to place.
/// </remarks>
internal static class GravityReader
{
    private const string RegionPrefix = "region_";

    private static readonly FrozenDictionary<string, Gravity> ByName = new Dictionary<string, Gravity>
    {
        ["center"] = Gravity.Center,
        ["north"] = new(GravityKind.North),
        ["north_east"] = new(GravityKind.NorthEast),
        ["east"] = new(GravityKind.East),
        ["south_east"] = new(GravityKind.SouthEast),
        ["south"] = new(GravityKind.South),
        ["south_west"] = new(GravityKind.SouthWest),
        ["west"] = new(GravityKind.West),
        ["north_west"] = new(GravityKind.NorthWest),
        ["xy_center"] = new(GravityKind.XyCenter),
        ["liquid"] = new(GravityKind.Liquid),
        ["custom"] = new(GravityKind.Custom),
        ["custom:center"] = new(GravityKind.Custom),
        ["custom:face"] = new(GravityKind.Custom, GravityKind.Face),
        ["custom:adv_face"] = new(GravityKind.Custom, GravityKind.Face),
        ["custom:faces"] = new(GravityKind.Custom, GravityKind.Faces),
        ["custom:adv_faces"] = new(GravityKind.Custom, GravityKind.Faces),
        ["custom:auto"] = new(GravityKind.Custom, GravityKind.Auto),
        ["custom_no_override"] = new(GravityKind.Custom),
        ["no_faces"] = new(GravityKind.Auto) { Weights = AutoWeights.Usual with { Faces = -4 } },
        ["body:face"] = new(GravityKind.Face),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, GravityKind> Faces = new Dictionary<string, GravityKind>
    {
        ["face"] = GravityKind.Face,
        ["adv_face"] = GravityKind.Face,
        ["adv_eyes"] = GravityKind.Face,
        ["body"] = GravityKind.Face,
        ["faces"] = GravityKind.Faces,
        ["adv_faces"] = GravityKind.Faces,
        ["person"] = GravityKind.Faces,
    }.ToFrozenDictionary();

    /// <summary>Those that place the window of a fill; objects and further combinations are not among them.</summary>
    public static IEnumerable<string> Names
        => [.. ByName.Keys.Where(name => name != "liquid"), .. Faces.Keys, "auto", "face:auto", "faces:auto", "auto:face", "auto:faces", "auto:subject", "auto:classic", "ocr_text"];

    public static Gravity Read(Parameter parameter, CropMode mode, bool resizes)
    {
        var parts = parameter.Value.Split(':');
        if (parts[0] == "auto" && !(resizes && TakesAuto(mode)))
            throw parameter.Error("Use auto gravity only with crop, fill, lfill, fill_pad or thumb");
        if (parts[0] == "liquid" && !(resizes && mode == CropMode.Scale))
            throw parameter.Error("Use liquid gravity only with scale");
        if (parts[0] == "track_person")
            throw parameter.Error("Use track_person gravity only with videos");

        return ByName.GetValueOrDefault(parameter.Value) ?? Compound(parameter, parts);
    }

    private static bool TakesAuto(CropMode mode)
        => mode is CropMode.Crop or CropMode.Fill or CropMode.LimitFill or CropMode.FillPad or CropMode.Thumb or CropMode.Auto or CropMode.AutoPad;

    private static Gravity Compound(Parameter parameter, string[] parts) => parts switch
    {
        ["auto", .. var preferences] => AutoGravity.Read(parameter, preferences),
        [var name] when name.StartsWith(RegionPrefix, StringComparison.Ordinal) && name.Length > RegionPrefix.Length
            => new(GravityKind.Region) { RegionName = name[RegionPrefix.Length..] },
        [var face] when Faces.TryGetValue(face, out var kind) => new(kind),
        [var face, "center"] when Faces.TryGetValue(face, out var kind) => new(kind),
        [var face, "auto", .. var preferences] when Faces.TryGetValue(face, out var kind)
            => AutoGravity.Read(parameter, preferences) with { Kind = kind, Fallback = GravityKind.Auto },
        _ => Objects(parameter, parts),
    };

    /// <summary><c>cat:dog</c>, <c>cat:auto:dog</c>: all of them are what the picture is about, and the pixels tell where that is.</summary>
    private static Gravity Objects(Parameter parameter, string[] parts)
    {
        if (!GravityObjects.IsKnown(parts[0]))
            throw parameter.Refused();

        var preferences = parts.Where(part => part is not ("auto" or "center")).ToArray();
        var gravity = AutoGravity.Read(parameter, preferences);
        return GravityObjects.IsOfPeople(parts[0]) ? gravity with { Kind = Faces[parts[0]], Fallback = GravityKind.Auto } : gravity with { Kind = GravityKind.Auto };
    }
}
