using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Functions.MediaLibrary.Moderation;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.MediaLibrary.Library;

/// <summary>Assets in the words of the Media Library's API.</summary>
internal static class AssetCards
{
    /// <summary>Of one of which only kept versions are left: nothing of it is delivered.</summary>
    public static AssetCard OfDeleted(Asset asset) => Of(asset) with { State = AssetState.Deleted, Previewable = false };

    public static AssetCard Of(Asset asset) => new()
    {
        AssetId = asset.AssetId,
        PublicId = asset.PublicId,
        ResourceType = asset.ResourceType,
        Type = asset.Type,
        Format = asset.Format,
        Width = asset.Width,
        Height = asset.Height,
        Bytes = asset.SizeInBytes,
        CreatedAt = asset.CreatedAt,
        Version = asset.Version,
        DisplayName = asset.DisplayName,
        AssetFolder = asset.Folder,
        Tags = [.. asset.Tags],
        State = StateOf(asset),
        Thumbnail = ThumbnailOf(asset),
        DeliveryUrl = Link(asset).ToString(),

        // Derived assets of authenticated ones need a signature for each transformation: AddressOf.
        Previewable = asset.ResourceType == ResourceType.Image && asset.Type != "authenticated",
        Moderation = ModeratedCards.OutcomeOf(asset.ModerationOutcome()),
    };

    /// <param name="asset">As it was read: only that has a revision.</param>
    public static async Task<AssetDetails> DetailsAsync(
        LibraryContext context, Catalog catalog, Asset asset, CancellationToken cancellationToken)
    {
        var results = await catalog.ResultsAsync(asset, cancellationToken);
        return new(Of(asset))
        {
            Etag = asset.ETag,
            Revision = AssetRevision.Of(asset),
            UploadedAt = DateTimeOffset.FromUnixTimeSeconds(asset.Version),
            OriginalFilename = asset.OriginalFilename,
            Pages = asset.Pages,
            Animated = asset.Animated,
            HasAlpha = asset.HasAlpha,
            EmbeddedMetadata = [.. (results?.Metadata ?? Asset.EmptyContext).Select(pair => new NamedValue(pair.Key, pair.Value))],
            Context = [.. asset.Context.Select(pair => new NamedValue(pair.Key, pair.Value))],
            Colors = [.. (results?.Colors?.Colors ?? []).Select(share => new ColorBody(share.Color.ToLowerInvariant(), Math.Round(share.Percent, 1)))],
            Phash = results?.PerceptualHash,
            Analysis = [.. asset.Analysis.Select(step => new AnalysisBody(step.Name, step.State.ToString().ToLowerInvariant(), step.Error))],
            Urls = Addresses(context, asset),
        };
    }

    /// <param name="transformation">As it is to stand in the URL; empty for the original.</param>
    public static TransformedAddress AddressOf(LibraryContext context, Asset asset, string transformation)
    {
        var link = SignedLink(context, asset) with { Transformation = transformation };
        return new((link with { Origin = "" }).ToString(), link.ToString());
    }

    private static AssetAddresses Addresses(LibraryContext context, Asset asset)
    {
        var link = SignedLink(context, asset);
        return new(
            (link with { Version = null }).ToString(),
            link.ToString(),
            asset.ResourceType == ResourceType.Image ? (link with { Transformation = "fl_attachment" }).ToString() : link.ToString());
    }

    /// <summary>What is public needs no signature.</summary>
    private static DeliveryLink SignedLink(LibraryContext context, Asset asset) => Link(asset) with
    {
        Origin = context.DeliveryOrigin,
        Secret = asset.Type == "upload" ? null : context.Environment.PrimaryKey.Secret,
        Algorithm = context.Environment.SignatureAlgorithm,
    };

    private static DeliveryLink Link(Asset asset) => new()
    {
        // Without an origin: a path of this host.
        Origin = "",
        Cloud = asset.Cloud,
        ResourceType = asset.ResourceType.Name(),
        Type = asset.Type,
        PublicId = asset.PublicId,
        Format = asset.Format,
        Version = asset.Version,
    };

    private static Thumbnail ThumbnailOf(Asset asset)
    {
        var link = Link(asset).ToString();
        var start = $"/{asset.Cloud}/{asset.ResourceType.Name()}/{asset.Type}/";
        return new(asset.Color?.ToLowerInvariant(), start, link[(start.Length - 1)..]);
    }

    private static AssetState StateOf(Asset asset)
        => asset.Analysis.Any(step => step.State == AnalysisState.Failed) ? AssetState.Failed
            : asset.Analysis.Any(step => step.State == AnalysisState.Pending) ? AssetState.Processing
            : AssetState.Ready;
}
