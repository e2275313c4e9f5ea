using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <summary>What the catalog tells a transformation about an asset.</summary>
internal static class CatalogFacts
{
    /// <summary>The size that arithmetic goes by where none is known.</summary>
    private const int NominalSide = 1000;

    public static PixelSize SizeOf(Asset asset) => new(Math.Max(1, asset.Width ?? NominalSide), Math.Max(1, asset.Height ?? NominalSide));

    public static AssetFacts Of(Asset asset) => new()
    {
        Tags = asset.Tags,
        Context = asset.Context,
        Metadata = MetadataOf(asset.Metadata),
        PageCount = Math.Max(1, asset.Pages),
        IllustrationScore = asset.IllustrationScore ?? 0,
    };

    /// <summary>Values as expressions compare them, by external id: members of a set are joined by colons.</summary>
    public static IReadOnlyDictionary<string, string> MetadataOf(ImmutableSortedDictionary<string, JsonElement> values)
        => values.IsEmpty ? AssetFacts.None.Metadata : values.ToDictionary(pair => pair.Key, pair => TextOf(pair.Value), StringComparer.Ordinal);

    public static PlanInput InputOf(Asset asset) => new()
    {
        Size = SizeOf(asset),
        IsSizeKnown = asset is { Width: >= 1, Height: >= 1 },
        Facts = Of(asset),
        Faces = FacesOf(asset).ToValueList(),
        CustomCoordinates = CustomOf(asset),
        Regions = RegionsOf(asset).ToValueList(),
    };

    /// <summary>The parts of what somebody marked, or else of what the analysis found, that lie inside the picture.</summary>
    public static IReadOnlyList<PixelRect> FacesOf(Asset asset)
        => [.. asset.KnownFaces.Select(face => face.Inside(SizeOf(asset))).Where(face => face is not null).Select(face => face!.Value)];

    public static PixelRect? CustomOf(Asset asset) => asset.CustomCoordinates?.Inside(SizeOf(asset));

    public static IReadOnlyList<NamedRegion> RegionsOf(Asset asset)
        => [.. asset.Regions.Select(region => region.Around().Inside(SizeOf(asset)) is { } box ? new NamedRegion(region.Name, box) : null).OfType<NamedRegion>()];

    private static string TextOf(JsonElement value)
        => value.ValueKind == JsonValueKind.Array ? string.Join(':', value.EnumerateArray().Select(TextOf)) : value.ToString();
}
