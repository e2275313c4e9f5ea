using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <summary>What the catalog tells a transformation about an asset.</summary>
internal static class CatalogFacts
{
    /// <summary>The size that arithmetic goes by where none is known.</summary>
    private const int NominalSide = 1000;

    public static AssetFacts Of(Asset asset) => new()
    {
        Tags = asset.Tags,
        Context = asset.Context,
        PageCount = Math.Max(1, asset.Pages),
    };

    public static PlanInput InputOf(Asset asset) => new()
    {
        Size = new PixelSize(Math.Max(1, asset.Width ?? NominalSide), Math.Max(1, asset.Height ?? NominalSide)),
        Facts = Of(asset),
    };
}
