namespace ServerlessDam.Transformations.Layers;

/// <summary><c>l_$logo</c>: whatever a variable names.</summary>
/// <param name="Name">Without the dollar.</param>
public sealed record VariableSource(string Name) : LayerSource
{
    /// <summary>Never a <see cref="VariableSource"/> again.</summary>
    public override LayerSource Interpolated(Func<string, string> lookup)
        => Parse(lookup(Name)) is var source and not VariableSource
            ? source
            : throw new TransformationException($"Invalid overlay in transformation: ${Name} (a variable that names a variable)");

    public override string ToString() => $"${Name}";
}
