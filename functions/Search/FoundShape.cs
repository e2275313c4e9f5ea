using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Functions.Library;

namespace ServerlessDam.Functions.Search;

/// <summary>What each asset of a search says of itself. Times are written with their offset here, unlike anywhere else on the wire.</summary>
internal sealed class FoundShape(ProductEnvironment environment, AssetUrls urls, SearchParameters asked)
{
    private static readonly string[] OfResults = ["image_metadata", "video_metadata", "image_analysis", "quality_analysis", "quality_score", "accessibility_analysis"];

    private readonly bool _fixed = environment.FolderMode == FolderMode.Fixed;
    private readonly bool _scored = asked.Request.OrderBy.Any(sort => sort.Field == SearchFields.Score);

    /// <summary>Whether results of the analysis are to be read.</summary>
    public bool ShowsResults => OfResults.Any(Asks);

    /// <param name="keptBytes">Of its kept versions.</param>
    public JsonObject Of(FoundAsset found, AnalysisResults? results, long keptBytes)
    {
        var body = Plain(found, keptBytes);
        AddLabels(body, found.Asset);
        AddResults(body, found.Asset, results);
        if (_scored)
        {
            body["score"] = found.Score;
        }

        foreach (var name in asked.Fields.Count == 0 ? [] : body.Select(pair => pair.Key).Where(name => !IsKept(name)).ToList())
        {
            body.Remove(name);
        }

        if (found.Why is { } reasons)
        {
            body["matched"] = new JsonArray([.. reasons.Select(reason => new JsonObject { ["condition"] = reason.Condition, ["field"] = reason.Field, ["value"] = reason.Value })]);
        }

        return body;
    }

    private JsonObject Plain(FoundAsset found, long keptBytes)
    {
        var asset = found.Asset;
        var body = new JsonObject { ["asset_id"] = asset.AssetId, ["public_id"] = asset.PublicId };
        if (_fixed)
        {
            body["folder"] = asset.Folder;
        }
        else
        {
            body["asset_folder"] = asset.Folder;
            body["display_name"] = asset.DisplayName;
        }

        body["filename"] = FolderPath.NameOf(asset.PublicId);
        body["format"] = asset.Format ?? "";
        body["version"] = asset.Version;
        body["resource_type"] = asset.ResourceType.Name();
        body["type"] = asset.Type;
        body["created_at"] = Time(asset.CreatedAt);
        body["uploaded_at"] = Time(DateTimeOffset.FromUnixTimeSeconds(asset.Version));
        body["bytes"] = asset.SizeInBytes;
        body["backup_bytes"] = keptBytes;
        AddPixels(body, asset);
        body["url"] = urls.Plain(asset);
        body["secure_url"] = urls.Secure(asset);
        body["status"] = found.IsDeleted ? "deleted" : "active";
        body["access_control"] = null;
        StatedBody.AddAccess(body, asset);
        body["etag"] = asset.ETag;
        StatedBody.AddModerationStatus(body, asset);
        StatedBody.AddLastUpdated(body, asset, Time);
        return body;
    }

    private static void AddPixels(JsonObject body, Asset asset)
    {
        if (asset.Width is > 0 and var width && asset.Height is > 0 and var height)
        {
            body["width"] = width;
            body["height"] = height;
            body["aspect_ratio"] = Math.Round((double)width / height, 5);
            body["pixels"] = (long)width * height;
        }

        if (asset.Pages > 0)
        {
            body["pages"] = asset.Pages;
        }
    }

    private void AddLabels(JsonObject body, Asset asset)
    {
        if (Asks("tags"))
        {
            body["tags"] = new JsonArray([.. asset.Tags.Select(tag => JsonValue.Create(tag))]);
        }

        // Flat here: the level "custom" is that of the other APIs.
        if (Asks("context"))
        {
            body["context"] = Texts(asset.Context);
        }

        if (Asks("metadata"))
        {
            body["metadata"] = AssetBody.Metadata(asset);
        }
    }

    private void AddResults(JsonObject body, Asset asset, AnalysisResults? results)
    {
        foreach (var name in OfResults.Take(2).Where(Asks))
        {
            body[name] = Texts(results?.Metadata ?? ImmutableSortedDictionary<string, string>.Empty);
        }

        var parts = (Asks("quality_analysis") || Asks("quality_score") ? ProbeParts.Quality : 0) | (Asks("accessibility_analysis") ? ProbeParts.Accessibility : 0);
        AnalysisWords.Add(body, results?.Quality, results?.Accessibility, parts);
        if (Asks("image_analysis") && asset.ResourceType == ResourceType.Image)
        {
            body["image_analysis"] = Analysis(asset, results);
        }
    }

    private static JsonObject Analysis(Asset asset, AnalysisResults? results)
    {
        var body = new JsonObject
        {
            ["face_count"] = asset.KnownFaces.Length,
            ["faces"] = new JsonArray([.. asset.KnownFaces.Select(box => new JsonArray(box.X, box.Y, box.Width, box.Height))]),
            ["transparent"] = asset.HasAlpha,
            ["etag"] = asset.ETag,
        };
        if (results?.Things() is { } things)
        {
            body["detection"] = new JsonObject(things.Select(thing => KeyValuePair.Create(thing.Label, (JsonNode?)Math.Round(thing.Confidence, 3))));
        }

        if (results?.Lines() is { } lines)
        {
            body["ocr"] = string.Join('\n', lines);
        }

        if (results?.Colors is { } colors)
        {
            body["grayscale"] = colors.Grayscale;
            body["illustration_score"] = colors.IllustrationScore;
            body["colors"] = new JsonObject(colors.Cloudinary.DistinctBy(share => share.Color).Select(share => KeyValuePair.Create(share.Color, (JsonNode?)Math.Round(share.Percent, 1))));
        }

        return body;
    }

    private bool Asks(string name) => asked.Fields.Contains(name) || (asked.Fields.Count == 0 && asked.With.Contains(name));

    /// <summary>What names an asset is always there.</summary>
    private bool IsKept(string name)
        => name is "asset_id" or "public_id" or "created_at" or "status" or "type" or "resource_type" or "score"
            || name == (_fixed ? "folder" : "asset_folder")
            || asked.Fields.Contains(name);

    private static JsonObject Texts(IEnumerable<KeyValuePair<string, string>> pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
}
