using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans.Reading;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>What fractions of a layer's width and height are of, where a flag says that they are not of the layer itself.</summary>
/// <param name="Base">With <c>fl_relative</c>.</param>
/// <param name="Region">With <c>fl_region_relative</c>: the region that the layer is laid on, else the base.</param>
internal sealed record LayerFrame(PixelSize Base, PixelSize Region)
{
    public const string RegionRelative = "region_relative";
    public const string Relative = "relative";

    /// <summary>Set where the opener or the apply has a flag, which then counts for every component between them.</summary>
    public PixelSize? Whole { get; init; }

    /// <summary>For one of the layer's components; null for the layer as it is then.</summary>
    public PixelSize? Of(params ReadOnlySpan<Component> components)
        => Whole ?? (Any(components, RegionRelative) ? Region : Any(components, Relative) ? Base : null);

    private static bool Any(ReadOnlySpan<Component> components, string flag)
    {
        foreach (var component in components)
        {
            if (Flags.Has(component, flag))
                return true;
        }

        return false;
    }
}
