using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>Places that are stored with an asset, in pixels of the picture that is opened of it.</summary>
internal static class StoredPlaces
{
    private const double StoredDensity = 72;

    /// <summary>
    /// Faces, things and texts are those of the picture that was analysed: the first page, or all layers; on others there are none. What somebody marked
    /// for crops counts on all.
    /// </summary>
    /// <param name="input">With the size of the opened picture, and places as they are stored.</param>
    public static PlanInput On(PlanInput input, DeriveRequest request, SourceOptions options)
    {
        var scale = request.SourceFormat switch
        {
            "pdf" or "ai" => (options.DensityDpi ?? SourceFile.DefaultDensity) / StoredDensity,
            "svg" => (options.DensityDpi ?? StoredDensity) / StoredDensity,
            _ => 1,
        };
        var isAnalysed = options is { Page: null or 1, LayerNames.Count: 0 } && !(request.SourceFormat == "psd" && options.Page is not null);
        var placed = isAnalysed ? input : input with { Faces = [], Seen = [] };
        return scale == 1 ? placed : placed with
        {
            Faces = All(placed.Faces).ToValueList(),
            CustomCoordinates = placed.CustomCoordinates is { } custom ? Scaled(custom) : null,
            Regions = Named(placed.Regions).ToValueList(),
            Seen = Named(placed.Seen).ToValueList(),
        };

        IEnumerable<PixelRect> All(IEnumerable<PixelRect> boxes) => boxes.Select(Scaled).OfType<PixelRect>();

        IEnumerable<NamedRegion> Named(IEnumerable<NamedRegion> regions)
            => regions.Select(region => Scaled(region.Box) is { } box ? region with { Box = box } : null).OfType<NamedRegion>();

        PixelRect? Scaled(PixelRect box)
            => new PixelRect(Round(box.X), Round(box.Y), Math.Max(1, Round(box.Width)), Math.Max(1, Round(box.Height))).Intersect(input.Size.Bounds);

        int Round(int value) => (int)Math.Round(value * scale);
    }
}
