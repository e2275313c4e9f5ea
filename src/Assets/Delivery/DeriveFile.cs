using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Derives into a file, and keeps nothing of it.</summary>
public sealed class DeriveFile(Catalog catalog, IBlobStore blobs, IMediaProcessor media)
{
    /// <param name="mostBytesInReply">As <see cref="DeriveRequest.MostBytesInReply"/>.</param>
    /// <exception cref="DamException">As <see cref="IMediaProcessor.DeriveAsync"/>; NotFound when the original is gone.</exception>
    internal async Task<DerivedFile> ExecuteAsync(Asset asset, Derivation derivation, ScratchFile output, int mostBytesInReply = 0)
    {
        await using var original = await blobs.OpenLocalAsync(asset.Original, CancellationToken.None)
            ?? throw DamException.NotFound(asset.PublicId);
        await using var layers = await OpenedLayers.OfAsync(blobs, derivation.Layers, CancellationToken.None);
        return await media.DeriveAsync(
            new()
            {
                SourcePath = original.Path,
                SourceFormat = asset.Format ?? "",
                SourceContent = $"{asset.AssetId}/{asset.VersionId}",
                StoredWidth = asset.Width,
                StoredHeight = asset.Height,
                Facts = CatalogFacts.Of(asset),
                Faces = CatalogFacts.FacesOf(asset),
                CustomCoordinates = CatalogFacts.CustomOf(asset),
                Regions = CatalogFacts.RegionsOf(asset),
                Seen = await SeenAsync(asset, derivation),
                Layers = layers.Files,
                Transformation = Carried(asset, derivation),
                Format = derivation.Format,
                OutputPath = output.Path,
                MostBytesInReply = mostBytesInReply,
                DprHint = derivation.DprHint ?? 1,
                WidthHint = derivation.WidthHint,
                SaveData = derivation.SaveData,
                KeepAlpha = derivation.KeepAlpha,
            },
            CancellationToken.None);
    }

    /// <summary>Read only for what goes by it: the results of an analysis are long.</summary>
    private async Task<IReadOnlyList<NamedRegion>> SeenAsync(Asset asset, Derivation derivation)
        => asset.SeenMark is not null && SeenUse.Concerns(Transformation.Parse(derivation.Transformation))
            && await catalog.ResultsAsync(asset, CancellationToken.None) is { } results
                ? SeenPlaces.Of(results, CatalogFacts.SizeOf(asset))
                : [];

    private static string Carried(Asset asset, Derivation derivation)
        => asset.QualityOverride is { } quality ? QualityOverride.Applied(Transformation.Parse(derivation.Transformation), quality).ToString() : derivation.Transformation;
}
