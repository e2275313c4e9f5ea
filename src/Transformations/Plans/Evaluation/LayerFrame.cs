using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <param name="Size">
/// What fractions of a layer's width and height are of: the base with <c>fl_relative</c>, its region with <c>fl_region_relative</c>;
/// null for the layer itself.
/// </param>
internal sealed record LayerFrame(PixelSize? Size);
