using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Texts;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Library;

/// <summary>An asset as the catalog holds it: its identity, its current version and what people and machines say about it.</summary>
public sealed record Asset
{
    public required string Cloud { get; init; }

    public required ResourceType ResourceType { get; init; }

    /// <summary>Delivery type.</summary>
    public required string Type { get; init; }

    public required string PublicId { get; init; }

    /// <summary>32 hex digits, the same through overwrites and renames.</summary>
    public required string AssetId { get; init; }

    /// <summary>Unix seconds; strictly greater with each upload.</summary>
    public required long Version { get; init; }

    /// <summary>32 hex digits, one for each upload; names the original's blob.</summary>
    public required string VersionId { get; init; }

    /// <summary>When the first version was stored.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required long SizeInBytes { get; init; }

    /// <summary>MD5 of the stored bytes, 32 hex digits.</summary>
    public required string ETag { get; init; }

    /// <summary>Canonical format name; null for raw files.</summary>
    public string? Format { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Pages of a document, frames of an animation, 1 for a still; 0 without pixels.</summary>
    public int Pages { get; init; }

    public bool HasAlpha { get; init; }

    public bool Animated { get; init; }

    /// <summary>The colour that most of it has, <c>#RRGGBB</c>; null until it is analysed, and without pixels.</summary>
    public string? Color { get; init; }

    /// <summary>Where it is placed; empty is the root. In fixed folder mode the path of the public id.</summary>
    public string Folder { get; init; } = "";

    public string DisplayName { get; init; } = "";

    /// <summary>Name of the uploaded file without extension; null when there was none or it was to be forgotten.</summary>
    public string? OriginalFilename { get; init; }

    /// <summary>Ordinal order, no duplicates.</summary>
    public ImmutableSortedSet<string> Tags { get; init; } = EmptyTags;

    /// <summary>Contextual metadata.</summary>
    public ImmutableSortedDictionary<string, string> Context { get; init; } = EmptyContext;

    /// <summary>Structured metadata: values by the external id of their field; strings, integers, or for sets arrays of strings.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Metadata { get; init; } = EmptyMetadata;

    /// <summary>Some of its versions outlive it; see <see cref="Versions.KeptVersions"/>.</summary>
    public bool HasKeptVersions { get; init; }

    public ImmutableArray<AnalysisStep> Analysis { get; init; } = [];

    /// <summary><c>public</c> or <c>authenticated</c>; the older word for <see cref="AccessControl"/>.</summary>
    public string AccessMode { get; init; } = AssetRestriction.Public;

    /// <summary>Who may fetch it; empty for whom its delivery type says.</summary>
    public ImmutableArray<AccessRule> AccessControl { get; init; } = [];

    /// <summary>What is sent with its deliveries; see <see cref="CustomHeaders"/>.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = CustomHeaders.None;

    /// <summary>Faces that somebody marked.</summary>
    public ImmutableArray<Box> Faces { get; init; } = [];

    /// <summary>Faces that the analysis of this version found; those that somebody marked win over them.</summary>
    public ImmutableArray<Box> SeenFaces { get; init; } = [];

    /// <summary>Of the things, texts and subject that the analysis of this version saw: another whenever those are; null for none.</summary>
    public string? SeenMark { get; init; }

    /// <summary>How likely the picture is a drawing and no photograph, 0 to 1; null until its colours were looked at.</summary>
    public double? IllustrationScore { get; init; }

    /// <summary>Engines that somebody asked for, each as <see cref="ServedAddOn.Note"/>; the details show what they found.</summary>
    public ImmutableArray<string> AddOns { get; init; } = [];

    /// <summary>From what confidence on, 0 to 1, what will be seen becomes a tag: asked for when nobody could look yet. Null for never, and when it is done.</summary>
    public double? AutoTagging { get; init; }

    /// <summary>What <c>g_custom</c> goes by.</summary>
    public Box? CustomCoordinates { get; init; }

    /// <summary>What <c>g_region</c> goes by.</summary>
    public ImmutableArray<Region> Regions { get; init; } = [];

    /// <summary>What takes the place of <c>q_auto</c>; see <see cref="Upload.QualityOverride"/>.</summary>
    public string? QualityOverride { get; init; }

    /// <summary>In the order in which they were asked for.</summary>
    public ImmutableArray<ModerationEntry> Moderation { get; init; } = [];

    /// <summary>What was decided of this asset, oldest first; the latest <see cref="ModerationDecision.MostKept"/>.</summary>
    public ImmutableArray<ModerationDecision> ModerationHistory { get; init; } = [];

    /// <summary>Kept by <see cref="Catalog"/>; null for assets that were stored before it was kept.</summary>
    public LastUpdates? LastUpdated { get; init; }

    /// <summary>Keys of rows that list it beyond what it is, while many tags change and after a crash on the way; see <see cref="Relisting"/>. Null for none.</summary>
    public IReadOnlyList<string>? Listed { get; init; }

    /// <summary>Of a text: how it was drawn.</summary>
    public StoredText? Text { get; init; }

    /// <summary>The faces that count.</summary>
    [JsonIgnore]
    public ImmutableArray<Box> KnownFaces => Faces.Length > 0 ? Faces : SeenFaces;

    [JsonIgnore]
    public AssetKey Key => new(Cloud, ResourceType, Type, PublicId);

    [JsonIgnore]
    public BlobName Original => OriginalOf(Cloud, AssetId, VersionId);

    /// <summary>ETag of the catalog's row; null before it is stored.</summary>
    [JsonIgnore]
    public string? RowETag { get; init; }

    public static ImmutableSortedSet<string> EmptyTags { get; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> EmptyContext { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, JsonElement> EmptyMetadata { get; } = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    public static BlobName OriginalOf(string cloud, string assetId, string versionId) => new("originals", $"{cloud}/{assetId}/{versionId}");
}
