using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Functions.Library;

/// <summary>An asset in the wire's words. Fields keep the order in which clients are used to see them.</summary>
internal sealed class AssetBody(ProductEnvironment environment, AssetUrls urls)
{
    /// <summary>An entry of a listing.</summary>
    public JsonObject Listed(Asset asset, bool tags, bool context)
    {
        var body = new JsonObject
        {
            ["asset_id"] = asset.AssetId,
            ["public_id"] = asset.PublicId,
        };
        Add(body, "format", asset.Format);
        body["version"] = asset.Version;
        body["resource_type"] = asset.ResourceType.Name();
        body["type"] = asset.Type;
        body["created_at"] = Time(asset.CreatedAt);
        body["bytes"] = asset.SizeInBytes;
        Add(body, "width", asset.Width);
        Add(body, "height", asset.Height);
        AddPlace(body, asset);
        StatedBody.AddAccess(body, asset);
        body["url"] = urls.Plain(asset);
        body["secure_url"] = urls.Secure(asset);
        if (tags)
        {
            body["tags"] = Tags(asset);
        }

        if (context && asset.Context.Count > 0)
        {
            body["context"] = Context(asset);
        }

        return body;
    }

    /// <summary>All that is known, as the details endpoint gives it; results of the analysis only as far as <paramref name="parts"/> asks.</summary>
    public JsonObject Details(Asset asset, AnalysisResults? results, ProbeParts parts)
    {
        var body = Listed(asset, tags: true, context: true);
        if (asset.Metadata.Count > 0)
        {
            body["metadata"] = Metadata(asset);
        }

        body["etag"] = asset.ETag;
        body["placeholder"] = false;
        Add(body, "original_filename", asset.OriginalFilename);
        if (asset.ResourceType == ResourceType.Image)
        {
            body["pages"] = asset.Pages;
        }

        StatedBody.AddModeration(body, asset);
        StatedBody.AddModerationStatus(body, asset);
        StatedBody.AddRegions(body, asset);
        StatedBody.AddLastUpdated(body, asset);
        AddResults(body, asset, results, parts);
        if (asset.Analysis.Length > 0)
        {
            body["analysis_steps"] = Steps(asset);
        }

        if (asset.ModerationHistory.Length > 0)
        {
            body["moderation_history"] = ModerationBody.History(asset);
        }

        return body;
    }

    /// <summary>The answer to an upload.</summary>
    /// <param name="sign">Signs <c>public_id</c> and <c>version</c> with the caller's secret.</param>
    public JsonObject Uploaded(Asset asset, AnalysisResults? results, ProbeParts parts, string? apiKey, Func<Asset, string> sign)
    {
        var body = new JsonObject
        {
            ["asset_id"] = asset.AssetId,
            ["public_id"] = asset.PublicId,
            ["version"] = asset.Version,
            ["version_id"] = asset.VersionId,
            ["signature"] = sign(asset),
        };
        Add(body, "width", asset.Width);
        Add(body, "height", asset.Height);
        Add(body, "format", asset.Format);
        body["resource_type"] = asset.ResourceType.Name();
        body["created_at"] = Time(asset.CreatedAt);
        body["tags"] = Tags(asset);
        if (asset.ResourceType != ResourceType.Raw)
        {
            body["pages"] = asset.Pages;
        }

        body["bytes"] = asset.SizeInBytes;
        body["type"] = asset.Type;
        body["etag"] = asset.ETag;
        body["placeholder"] = false;
        body["url"] = urls.Plain(asset);
        body["secure_url"] = urls.Secure(asset);
        AddPlace(body, asset);
        StatedBody.AddAccess(body, asset);
        if (asset.Context.Count > 0)
        {
            body["context"] = Context(asset);
        }

        if (asset.Metadata.Count > 0)
        {
            body["metadata"] = Metadata(asset);
        }

        StatedBody.AddModeration(body, asset);
        Add(body, "original_filename", asset.OriginalFilename);
        AddResults(body, asset, results, parts);
        Add(body, "api_key", apiKey);
        return body;
    }

    private void AddPlace(JsonObject body, Asset asset)
    {
        if (environment.FolderMode == FolderMode.Dynamic)
        {
            body["asset_folder"] = asset.Folder;
            body["display_name"] = asset.DisplayName;
        }
        else if (asset.Folder.Length > 0)
        {
            body["folder"] = asset.Folder;
        }
    }

    private static void AddResults(JsonObject body, Asset asset, AnalysisResults? results, ProbeParts parts)
    {
        if (parts.HasFlag(ProbeParts.Metadata) && results?.Metadata is { } metadata)
        {
            body["image_metadata"] = new JsonObject(metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        }

        if (parts.HasFlag(ProbeParts.Colors) && results?.Colors is { } colors)
        {
            body["colors"] = Shares(colors.Colors);
            body["predominant"] = new JsonObject { ["google"] = Shares(colors.Google), ["cloudinary"] = Shares(colors.Cloudinary) };
        }

        if ((parts & ProbeParts.Seen) != 0 && InfoBody.Of(asset, results) is { } info)
        {
            body["info"] = info;
        }

        if (parts.HasFlag(ProbeParts.PerceptualHash))
        {
            Add(body, "phash", results?.PerceptualHash);
        }

        AnalysisWords.Add(body, results?.Quality, results?.Accessibility, parts);
        if ((parts & (ProbeParts.Metadata | ProbeParts.Colors)) != 0 && results?.Colors is { } scores && asset.ResourceType == ResourceType.Image)
        {
            body["illustration_score"] = scores.IllustrationScore;
            body["semi_transparent"] = scores.SemiTransparent;
            body["grayscale"] = scores.Grayscale;
        }
    }

    /// <summary><c>analysis_steps</c>: how far each step of the analysis is.</summary>
    internal static JsonArray Steps(Asset asset) => new([.. asset.Analysis.Select(Step)]);

    private static JsonObject Step(AnalysisStep step)
    {
        var body = new JsonObject
        {
            ["name"] = step.Name,
            ["status"] = step.State.ToString().ToLowerInvariant(),
            ["attempts"] = step.Attempts,
            ["updated_at"] = Time(step.UpdatedAt),
        };
        Add(body, "engine", step.Engine);
        if (step.DurationInMs is { } duration)
        {
            body["duration_ms"] = duration;
        }

        Add(body, "error", step.Error);
        if (step.State == AnalysisState.Failed)
        {
            body["quarantined"] = true;
        }

        return body;
    }

    private static JsonArray Shares(IEnumerable<ColorShare> shares)
        => new([.. shares.Select(share => new JsonArray(share.Color, Math.Round(share.Percent, 1)))]);

    private static JsonArray Tags(Asset asset) => new([.. asset.Tags.Select(tag => JsonValue.Create(tag))]);

    private static JsonObject Context(Asset asset) => new()
    {
        ["custom"] = new JsonObject(asset.Context.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
    };

    /// <summary>Structured metadata: integers as numbers, sets as arrays.</summary>
    internal static JsonObject Metadata(Asset asset) => new(asset.Metadata.Select(pair => KeyValuePair.Create(
        pair.Key, pair.Value.ValueKind == JsonValueKind.Array ? JsonArray.Create(pair.Value) : (JsonNode?)JsonValue.Create(pair.Value))));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Add(JsonObject body, string name, string? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }

    private static void Add(JsonObject body, string name, int? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }
}
