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

    /// <summary>Shown by a narrow window of the picture.</summary>
    private const string Narrow = ",h_300,w_150";

    private static readonly ValueList<Word<Gravity>> Fixed =
    [
        new("center", Gravity.Center, "The middle; the default.", $"c_fill,g_center{Narrow}"),
        new("north", new(GravityKind.North), "The middle of the top edge.", "c_fill,g_north,h_100,w_400"),
        new("north_east", new(GravityKind.NorthEast), "The top right corner.", "c_crop,g_north_east,h_150,w_200"),
        new("east", new(GravityKind.East), "The middle of the right edge.", $"c_fill,g_east{Narrow}"),
        new("south_east", new(GravityKind.SouthEast), "The bottom right corner.", "c_crop,g_south_east,h_150,w_200"),
        new("south", new(GravityKind.South), "The middle of the bottom edge.", "c_fill,g_south,h_100,w_400"),
        new("south_west", new(GravityKind.SouthWest), "The bottom left corner.", "c_crop,g_south_west,h_150,w_200"),
        new("west", new(GravityKind.West), "The middle of the left edge.", $"c_fill,g_west{Narrow}"),
        new("north_west", new(GravityKind.NorthWest), "The top left corner.", "c_crop,g_north_west,h_150,w_200"),
        new("xy_center", new(GravityKind.XyCenter), "The window's middle lies at x and y.", "c_crop,g_xy_center,h_150,w_150,x_120,y_100"),
        new("liquid", new(GravityKind.Liquid), "With scale: takes out, or draws out, what interests least, instead of squeezing all.", "c_scale,g_liquid,h_300,w_280"),
        new("custom", new(GravityKind.Custom), "The rectangle stored with the asset, else the middle.", $"c_fill,g_custom{Narrow}"),
        new("custom:center", new(GravityKind.Custom), "As custom."),
        new("custom:face", new(GravityKind.Custom, GravityKind.Face), "The rectangle stored with the asset, else the largest face."),
        new("custom:adv_face", new(GravityKind.Custom, GravityKind.Face), "As custom:face."),
        new("custom:faces", new(GravityKind.Custom, GravityKind.Faces), "The rectangle stored with the asset, else all faces."),
        new("custom:adv_faces", new(GravityKind.Custom, GravityKind.Faces), "As custom:faces."),
        new("custom:auto", new(GravityKind.Custom, GravityKind.Auto), "The rectangle stored with the asset, else the most interesting part."),
        new("custom_no_override", new(GravityKind.Custom), "As custom."),
        new("no_faces", new(GravityKind.Auto) { Weights = AutoWeights.Usual with { Faces = -4 } }, "The most interesting part away from known faces.", $"c_fill,g_no_faces{Narrow}"),
        new("body:face", new(GravityKind.Face), "As face."),
    ];

    private static readonly ValueList<Word<GravityKind>> OfFaces =
    [
        new("face", GravityKind.Face, "The largest known face, else the middle.", $"c_fill,g_face{Narrow}"),
        new("adv_face", GravityKind.Face, "As face."),
        new("adv_eyes", GravityKind.Face, "As face."),
        new("body", GravityKind.Face, "As face; a person without a known face serves too."),
        new("faces", GravityKind.Faces, "The box around all known faces, else the middle."),
        new("adv_faces", GravityKind.Faces, "As faces."),
        new("person", GravityKind.Faces, "As faces; a person without a known face serves too."),
    ];

    /// <summary>Those that consist of parts; the objects of <see cref="GravityObjects"/> take the place of ocr_text.</summary>
    private static readonly ValueList<Word> Compounds =
    [
        new("auto", "The most interesting part: known faces, else things that were seen, else what stands out from its background, and the pixels; stored rectangles weigh in.", $"c_fill,g_auto{Narrow}"),
        new("face:auto", "The largest known face, else the most interesting part."),
        new("faces:auto", "All known faces, else the most interesting part."),
        new("auto:face", "As face:auto."),
        new("auto:faces", "As faces:auto."),
        new("auto:subject", "As auto."),
        new("auto:classic", "As auto."),
        new("ocr_text", "The lines of text that ocr=adv_ocr has read, else the most interesting part."),
    ];

    /// <summary>Things are too many to list.</summary>
    private static readonly ValueList<Word> OfThings =
    [
        new("cat:dog", "The largest cat, or where none was seen the largest dog, else the middle; 80 kinds of things can be named, and groups of them (animal, vehicle)."),
        new("cat:auto", "The largest cat, else the most interesting part."),
        new("auto:cat_80:dog_avoid", "The most interesting part; cats draw it, and dogs drive it away."),
    ];

    private static readonly FrozenDictionary<string, Gravity> ByName = Fixed.ToFrozenDictionary(gravity => gravity.Name, gravity => gravity.Meaning);

    private static readonly FrozenDictionary<string, GravityKind> Faces = OfFaces.ToFrozenDictionary(gravity => gravity.Name, gravity => gravity.Meaning);

    /// <summary>Every one but further objects and combinations.</summary>
    public static IReadOnlyList<Word> All { get; } = [.. Fixed, .. OfFaces, .. Compounds, .. OfThings, new("region_name", "The rectangle stored with the asset under that name, else the middle; layers lie on it, or nowhere.")];

    /// <summary>Those that place the window of a fill; objects and further combinations are not among them.</summary>
    public static IEnumerable<string> Names => Fixed.Select(gravity => gravity.Name).Concat(OfFaces.Select(gravity => gravity.Name)).Concat(Compounds.Select(gravity => gravity.Name)).Where(name => name != "liquid");

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
        [var face] when Faces.TryGetValue(face, out var kind) => new(kind) { Things = PeopleBy(face) },
        [var face, "center"] when Faces.TryGetValue(face, out var kind) => new(kind) { Things = PeopleBy(face) },
        [var face, "auto", .. var preferences] when Faces.TryGetValue(face, out var kind)
            => AutoGravity.Read(parameter, preferences) with { Kind = kind, Fallback = GravityKind.Auto, Things = PeopleBy(face) },
        _ => Objects(parameter, parts),
    };

    /// <summary>Who asks for a whole person is served by one without a known face too.</summary>
    private static ValueList<string> PeopleBy(string name) => name is "body" or "person" ? ["person"] : [];

    /// <summary><c>cat:dog</c>, <c>cat:auto</c>: the first of them that was seen, else the middle, or what the pixels say.</summary>
    private static Gravity Objects(Parameter parameter, string[] parts)
    {
        if (!GravityObjects.IsKnown(parts[0]))
            throw parameter.Invalid();

        var names = parts.Where(part => part is not ("auto" or "center")).ToArray();
        var gravity = AutoGravity.Read(parameter, names) with { Things = names.Select(name => name == "body" ? "person" : SeenRegions.NameOf(name)).ToValueList() };

        // Nobody reads a text unasked: where none is known there may be one.
        var isAutomatic = parts.Contains("auto") || (!parts.Contains("center") && (parts[0] is "ocr_text" or "adv_ocr" || GravityObjects.IsOfPeople(parts[0])));
        return gravity with { Kind = Faces.GetValueOrDefault(parts[0], GravityKind.Thing), Fallback = isAutomatic ? GravityKind.Auto : GravityKind.Center };
    }
}
