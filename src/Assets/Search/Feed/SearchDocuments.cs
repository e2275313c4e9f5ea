using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Moderation;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>What the index is told of an asset: all that the catalog knows of it, under the names of <see cref="SearchFields"/>.</summary>
public static class SearchDocuments
{
    /// <param name="results">Null while there are none.</param>
    /// <param name="rowKey">See <see cref="SearchDocument.RowKey"/>.</param>
    /// <param name="status"><c>active</c>, or <c>deleted</c> for what only kept versions are left of.</param>
    /// <param name="keptBytes">Of its kept versions.</param>
    public static SearchDocument Of(Asset asset, AnalysisResults? results, MetadataSchema schema, string rowKey, string status, long keptBytes)
    {
        var document = new DocumentBuilder();
        AddNames(document, asset);
        document.Add("status", status);
        document.Add("bytes", asset.SizeInBytes);
        document.Add("backup_bytes", keptBytes);
        document.Add("version", asset.Version);
        AddTimes(document, asset);
        AddPixels(document, asset);
        AddAccess(document, asset);
        AddLabels(document, asset, schema);
        ResultDocuments.Add(document, asset, results);
        return document.Build(asset.AssetId, rowKey);
    }

    private static void AddNames(DocumentBuilder document, Asset asset)
    {
        document.Add("asset_id", asset.AssetId);
        document.Add("public_id", asset.PublicId);
        document.Add("display_name", asset.DisplayName);
        document.Add("filename", FolderPath.NameOf(asset.PublicId));
        document.Add("folder", asset.Folder);
        document.Add("asset_folder", asset.Folder);
        document.Add("format", asset.Format ?? "");
        document.Add("resource_type", asset.ResourceType.Name());
        document.Add("type", asset.Type);
        document.Add("etag", asset.ETag);
    }

    private static void AddTimes(DocumentBuilder document, Asset asset)
    {
        document.Add("created_at", asset.CreatedAt);
        document.Add("uploaded_at", DateTimeOffset.FromUnixTimeSeconds(asset.Version));
        (string Name, DateTimeOffset? Time)[] times =
        [
            ("tags_updated_at", asset.LastUpdated?.Tags),
            ("context_updated_at", asset.LastUpdated?.Context),
            ("metadata_updated_at", asset.LastUpdated?.Metadata),
            ("public_id_updated_at", asset.LastUpdated?.PublicId),
            ("access_control_updated_at", asset.LastUpdated?.AccessControl),
            ("updated_at", asset.LastUpdated?.Any),
        ];
        foreach (var (name, time) in times.Where(each => each.Time is not null))
        {
            document.Add("last_updated", name);
            document.Add($"last_updated.{name}", time!.Value);
        }

        document.Add("updated_at", asset.LastUpdated?.Any ?? asset.CreatedAt);
    }

    private static void AddPixels(DocumentBuilder document, Asset asset)
    {
        if (asset.Width is > 0 and var width && asset.Height is > 0 and var height)
        {
            document.Add("width", width);
            document.Add("height", height);
            document.Add("pixels", (double)width * height);
            document.Add("aspect_ratio", Math.Round((double)width / height, 4));
        }

        if (asset.Pages > 0)
        {
            document.Add("pages", asset.Pages);
        }

        if (asset.ResourceType == ResourceType.Image)
        {
            document.Add("transparent", asset.HasAlpha);
            document.Add("animated", asset.Animated);
            document.Add("face_count", asset.KnownFaces.Length);
        }
    }

    private static void AddAccess(DocumentBuilder document, Asset asset)
    {
        document.Add("access_mode", asset.AccessMode);
        foreach (var rule in asset.AccessControl)
        {
            document.Add("access_control", rule.Type.ToString().ToLowerInvariant());
        }

        foreach (var entry in asset.Moderation)
        {
            document.Add("moderation_kind", entry.Kind);
        }

        if (asset.ModerationOutcome() is { } outcome)
        {
            document.Add("moderation_status", outcome.ToString().ToLowerInvariant());
        }
    }

    private static void AddLabels(DocumentBuilder document, Asset asset, MetadataSchema schema)
    {
        foreach (var tag in asset.Tags)
        {
            document.Add("tags", tag);
        }

        foreach (var (key, value) in asset.Context)
        {
            document.AddOf("context", key, value);
        }

        foreach (var (id, value) in asset.Metadata)
        {
            AddMetadata(document, schema.Find(id), id, value);
        }
    }

    /// <summary>Entries of lists are found by what assets hold and by what people read.</summary>
    private static void AddMetadata(DocumentBuilder document, MetadataField? field, string id, JsonElement value)
    {
        foreach (var text in JsonValues.Texts(value) ?? [])
        {
            document.AddOf("metadata", id, text);
            if (field is { IsList: true } && field.Datasource.FirstOrDefault(entry => entry.ExternalId == text)?.Value is { } label && label != text)
            {
                document.Add($"metadata.{id}", label);
            }
            else if (field?.Type == MetadataFieldType.Date && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                document.Add($"metadata.{id}", new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero));
            }
        }
    }
}
