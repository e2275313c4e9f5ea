using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Moderation;

namespace ServerlessDam.Assets.Upload;

/// <summary>What an upload makes of an asset: its row, from the request, the file and the version before. Nothing is stored here.</summary>
internal static class AssetDescription
{
    /// <summary>The asset as the file and the options describe it; never of a lower version number than the one before.</summary>
    public static Asset Of(
        AssetKey key, AssetName name, IncomingFile file, UploadOptions options, Asset? before, string assetId, string versionId, DateTimeOffset now)
        => AutoTags.Apply(options.AddOns, options.Attributes.ClampedTo(file.Facts.Width, file.Facts.Height).ApplyTo(new()
        {
            Cloud = key.Cloud,
            ResourceType = key.ResourceType,
            Type = key.Type,
            PublicId = key.PublicId,
            AssetId = assetId,
            Version = Math.Max(now.ToUnixTimeSeconds(), (before?.Version ?? 0) + 1),
            VersionId = versionId,
            CreatedAt = before?.CreatedAt ?? now,
            SizeInBytes = file.SizeInBytes,
            ETag = file.ETag,
            Format = file.Facts.Format,
            Width = file.Facts.Width,
            Height = file.Facts.Height,
            Pages = file.Facts.Pages,
            HasAlpha = file.Facts.HasAlpha,
            Animated = file.Facts.Animated,
            Color = file.Results(versionId)?.MainColor(),
            SeenFaces = [.. file.Facts.Seen?.Faces ?? []],
            IllustrationScore = file.Results(versionId)?.Colors?.IllustrationScore,
            SeenMark = file.Kind == ResourceType.Image && file.Results(versionId) is { } results ? SeenPlaces.MarkOf(results) : null,
            Folder = name.Folder,
            DisplayName = name.DisplayName,
            OriginalFilename = name.OriginalFilename,
            Tags = options.Tags,
            Context = options.Context,
            Moderation = ModerationChain.Begin(options.Moderation.Select(ModerationLink.Of), now),
            Text = options.Text,
            Analysis = AnalysisPlan.For(file.Facts, file.Done, options.Analyse, now),
        }), file.Results(versionId)?.Labels());

    /// <summary>
    /// An asset stays where it was placed, and is shown as it was, unless this upload says otherwise. What people said of the version before stays
    /// where the environment wants it so.
    /// </summary>
    public static Asset Continuing(Asset asset, Asset before, IngestRequest request)
    {
        var (naming, keeps) = (request.Options.Naming, request.Environment.KeepsLabels);
        var isPlaced = request.Environment.FolderMode == FolderMode.Fixed || naming.AssetFolder is not null || naming.Folder is not null;
        return asset with
        {
            Folder = isPlaced ? asset.Folder : before.Folder,
            DisplayName = naming.DisplayName is null && !naming.UseFilenameAsDisplayName ? before.DisplayName : asset.DisplayName,
            Tags = keeps && asset.Tags.IsEmpty ? before.Tags : asset.Tags,
            Context = keeps && asset.Context.IsEmpty ? before.Context : asset.Context,
            ModerationHistory = before.ModerationHistory,
        };
    }

    /// <summary>Structured metadata. What a delivery fetches is described by nobody: not even a mandatory field has a value.</summary>
    public static ImmutableSortedDictionary<string, JsonElement> MetadataOf(IngestRequest request, MetadataChange metadata, Asset? before)
        => request.Options.FetchedAs is not null ? Asset.EmptyMetadata
            : metadata.OfNew(before is not null && request.Environment.KeepsLabels ? before.Metadata : Asset.EmptyMetadata, request.TakesNoMetadata);
}
