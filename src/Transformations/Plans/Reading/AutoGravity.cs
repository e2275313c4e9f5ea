using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>
/// What stands behind <c>auto</c>: an algorithm's name, which changes nothing here, a level, or what to prefer, each with an
/// optional weight (<c>cat_30</c>, 0 to 100, default 50) or <c>_avoid</c>.
/// </summary>
internal static class AutoGravity
{
    private const int UsualWeight = 50;

    /// <summary>How much more a face counts that was asked for.</summary>
    private const double AskedFor = 4;

    /// <param name="preferences">The parts behind <c>auto</c>.</param>
    public static Gravity Read(Parameter parameter, ReadOnlySpan<string> preferences)
        => preferences switch
        {
            ["face" or "adv_face" or "adv_eyes" or "body"] or ["body", "face"] => new(GravityKind.Face, GravityKind.Auto),
            ["faces" or "adv_faces" or "person"] => new(GravityKind.Faces, GravityKind.Auto) { Things = ["person"] },
            _ => new(GravityKind.Auto) { Weights = Weights(parameter, preferences) },
        };

    private static AutoWeights Weights(Parameter parameter, ReadOnlySpan<string> preferences)
    {
        var weights = AutoWeights.Usual;
        foreach (var preference in preferences)
            weights = With(weights, parameter, preference);
        return weights;
    }

    private static AutoWeights With(AutoWeights weights, Parameter parameter, string preference)
    {
        if (preference is "classic" or "subject" or "auto" or "none" || Numbers.TryInteger(preference, out _) || IsLevel(preference))
            return weights;
        if (preference is "no_faces" or "custom_no_override")
            return preference == "no_faces" ? weights with { Faces = -AskedFor } : weights with { Custom = AutoWeights.Usual.Custom / 2 };

        var (name, weight) = Weighted(preference);
        return !GravityObjects.IsKnown(name) ? throw parameter.Invalid()
            : GravityObjects.IsOfPeople(name) ? weights with { Faces = AskedFor * weight / UsualWeight }
            : weights with { Things = [.. weights.Things ?? [], new(SeenRegions.NameOf(name), AskedFor * weight / UsualWeight)] };
    }

    /// <summary><c>thumb_40</c>: how tight a thumbnail is cut; the zoom says that here.</summary>
    private static bool IsLevel(string preference)
        => preference.StartsWith("thumb_", StringComparison.Ordinal) && Numbers.TryInteger(preference[6..], out _);

    private static (string Name, int Weight) Weighted(string preference)
    {
        var at = preference.LastIndexOf('_');
        var suffix = preference[(at + 1)..];
        return at <= 0 ? (preference, UsualWeight)
            : suffix == "avoid" ? (preference[..at], -UsualWeight)
            : Numbers.TryInteger(suffix, out var weight) && weight is >= 0 and <= 100 ? (preference[..at], weight)
            : (preference, UsualWeight);
    }
}
