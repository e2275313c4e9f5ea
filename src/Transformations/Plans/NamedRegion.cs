using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>A rectangle that is stored with an asset for <c>g_region_name</c>.</summary>
public sealed record NamedRegion(string Name, PixelRect Box);
