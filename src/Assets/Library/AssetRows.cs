using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Library;

/// <summary>Documents as rows: UTF-8 JSON cut into properties of the size that a table takes.</summary>
internal static class AssetRows
{
    /// <summary>64 KiB is the most a binary property holds; 14 of them leave room below the 1 MiB of an entity.</summary>
    private const int PartSizeInBytes = 64 * 1024;
    private const int MostParts = 14;

    public static Row From(string partition, string key, Asset asset)
        => new(partition, key, Body(asset, CatalogJson.Default.Asset));

    public static Row From(string partition, string key, AnalysisResults results)
        => new(partition, key, Body(results, CatalogJson.Default.AnalysisResults));

    public static Row Pointer(string partition, string key, string assetKey)
        => new(partition, key, ImmutableDictionary<string, object>.Empty.Add(CatalogKeys.Pointer, assetKey));

    /// <summary>Says nothing but its ETag.</summary>
    public static Row Stamp(string partition) => new(partition, CatalogKeys.Stamp, ImmutableDictionary<string, object>.Empty);

    public static Asset ToAsset(Row row)
    {
        var asset = Read(row, CatalogJson.Default.Asset);

        // What an older document does not hold reads as nothing at all, whatever the property's default.
        return asset with
        {
            RowETag = row.ETag,
            Metadata = asset.Metadata ?? Asset.EmptyMetadata,
            AccessMode = asset.AccessMode ?? AssetRestriction.Public,
            AccessControl = asset.AccessControl.IsDefault ? [] : asset.AccessControl,
            Headers = asset.Headers ?? CustomHeaders.None,
            Faces = asset.Faces.IsDefault ? [] : asset.Faces,
            AddOns = asset.AddOns.IsDefault ? [] : asset.AddOns,
            SeenFaces = asset.SeenFaces.IsDefault ? [] : asset.SeenFaces,
            Regions = asset.Regions.IsDefault ? [] : asset.Regions,
            Moderation = asset.Moderation.IsDefault ? [] : asset.Moderation,
            ModerationHistory = asset.ModerationHistory.IsDefault ? [] : asset.ModerationHistory,
        };
    }

    public static AnalysisResults ToResults(Row row) => Read(row, CatalogJson.Default.AnalysisResults);

    public static ImmutableDictionary<string, object> Body<T>(T document, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(document, type);
        if (json.Length > PartSizeInBytes * MostParts)
        {
            throw Errors.DamException.Invalid($"What is stored with the asset is too large: {json.Length} bytes, at most {PartSizeInBytes * MostParts}");
        }

        var values = ImmutableDictionary.CreateBuilder<string, object>();
        var part = 0;
        foreach (var chunk in json.Chunk(PartSizeInBytes))
        {
            values.Add(PartName(part++), chunk);
        }

        return values.ToImmutable();
    }

    public static T Read<T>(Row row, JsonTypeInfo<T> type)
    {
        var parts = new List<byte[]>(1);
        while (row.Values.GetValueOrDefault(PartName(parts.Count)) is byte[] part)
        {
            parts.Add(part);
        }

        var json = parts.Count == 1 ? parts[0] : [.. parts.SelectMany(part => part)];
        return JsonSerializer.Deserialize(json, type)
            ?? throw new InvalidOperationException($"The row {row.RowKey} of {row.PartitionKey} holds no document.");
    }

    /// <summary>Whether two rows hold the same document.</summary>
    public static bool AreSame(Row one, Row other)
        => one.Values.Count == other.Values.Count
            && one.Values.All(value => value.Value is byte[] part && other.Values.GetValueOrDefault(value.Key) is byte[] same && part.AsSpan().SequenceEqual(same));

    private static string PartName(int index) => index == 0 ? "body" : $"body{index}";
}

/// <summary>How documents are written into rows.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Asset))]
[JsonSerializable(typeof(AnalysisResults))]
internal sealed partial class CatalogJson : JsonSerializerContext;
