namespace ServerlessDam.Transformations.Named;

/// <summary><c>t_name</c> and <c>bl_name</c>: the texts that are stored under the names take their place.</summary>
public static class NameExpansion
{
    /// <summary>Every name that a transformation mentions, in order, once.</summary>
    public static IReadOnlyList<string> NamesIn(Transformation transformation)
        => [.. transformation.Components.SelectMany(NamesIn).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The transformation without names. Beside other items a definition of one component joins theirs, which win; one of several
    /// components comes first, behind the variables. Definitions may mention names themselves. What a definition says of the
    /// client's hints (<c>f_auto</c>, <c>dpr_auto</c>, <c>w_auto</c>) is read as if there were none.
    /// </summary>
    /// <param name="transformation">What was asked for.</param>
    /// <param name="definitions">By name: all that are mentioned here and in definitions.</param>
    /// <exception cref="TransformationException">
    /// A name is not defined, refers to itself, or stands beside what it cannot be combined with; the result is too large.
    /// </exception>
    public static Transformation Expand(Transformation transformation, IReadOnlyDictionary<string, Transformation> definitions)
    {
        if (!transformation.Components.Any(component => NamesIn(component).Any()))
            return transformation;

        var components = new Expansion(definitions).Of(transformation);
        var expanded = new Transformation(components.ToValueList());
        return expanded.ToString().Length <= Transformation.MaxLength
            ? expanded
            : throw new TransformationException($"Transformation is too long with its named transformations, at most {Transformation.MaxLength} characters");
    }

    internal static IEnumerable<string> NamesIn(Component component)
        => component["bl"] is { } baseline ? [baseline.Value] : component["t"] is { } names ? names.Value.Split('.') : [];
}
