namespace ServerlessDam.Transformations.Plans;

/// <summary>An effect by which a layer acts on the picture instead of covering it, as declared.</summary>
/// <param name="Name">After <c>e_</c>, beside <c>fl_layer_apply</c>.</param>
/// <param name="Summary">One sentence: what it does.</param>
/// <param name="Sample">A transformation that shows it.</param>
public sealed record LayerEffect(string Name, LayerBlend Blend, string Summary, string Sample)
{
    /// <summary>Its only argument; null for none.</summary>
    public NumberDeclaration? Strength { get; init; }
}
