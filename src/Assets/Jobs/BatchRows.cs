using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Jobs;

/// <summary>Batches as rows: one each, and beside it another for as long as it runs, by which the sweep finds it.</summary>
internal static class BatchRows
{
    public const string Table = "batches";

    public static string Running => RowKeys.Prefix("r");

    public static string Key(string id) => RowKeys.Prefix("b") + id;

    public static string RunningKey(string id) => Running + id;

    /// <summary>The batch whose running row this is.</summary>
    public static string IdOf(Row running) => running.RowKey[Running.Length..];

    public static Row From(Batch batch) => new(batch.Cloud, Key(batch.Id), AssetRows.Body(batch with { RowETag = null }, BatchJson.Default.Batch));

    public static Row RunningRow(Batch batch) => new(batch.Cloud, RunningKey(batch.Id), ImmutableDictionary<string, object>.Empty);

    public static Batch ToBatch(Row row) => AssetRows.Read(row, BatchJson.Default.Batch) with { RowETag = row.ETag };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Batch))]
internal sealed partial class BatchJson : JsonSerializerContext;
