using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>A rectangle that is stored with an asset for <c>g_region_name</c>, or in which something was seen.</summary>
public sealed record NamedRegion(string Name, PixelRect Box);
