using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Search.Feed;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>
/// Writes every asset of a cloud to the index, whatever the index says of it, and takes out what is no more. A step that comes again
/// after a crash writes the same; what changes meanwhile has its own debt.
/// </summary>
public sealed class ReindexWork(CompareIndex compare, SearchFeed feed) : IBatchWork
{
    public const string WorkKind = "reindex";

    private const int AssetsOfAStep = 1000;

    /// <summary>The first digits of an asset id, of which all are equally likely, say how far the walk is.</summary>
    private const int Digits = 8;

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        var walked = await compare.WalkAsync(batch.Cloud, batch.Position, AssetsOfAStep, cancellationToken);
        await feed.RewriteAsync(batch.Cloud, walked.Ids, cancellationToken);
        var done = batch.Done + walked.Ids.Count;
        var found = batch.Result is null ? new(0, 0) : JsonSerializer.Deserialize(batch.Result, ReindexJson.Default.ReindexFindings)!;
        found = new(found.Missing + walked.InCatalog.LongCount(id => !walked.Indexed.ContainsKey(id)), found.Orphaned + walked.Indexed.Keys.LongCount(id => !walked.InCatalog.Contains(id)));
        return batch with
        {
            Position = walked.Until,
            Done = done,
            Total = walked.Until is { } until ? Math.Max(done, (long)(done / Share(until))) : done,
            Result = JsonSerializer.Serialize(found, ReindexJson.Default.ReindexFindings),
            State = walked.Until is null ? BatchState.Done : BatchState.Running,
        };
    }

    private static double Share(string assetId)
        => assetId.Length >= Digits && uint.TryParse(assetId.AsSpan(0, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? (number + 1.0) / (uint.MaxValue + 1.0)
            : 1;
}

/// <param name="Missing">Assets that the index did not have.</param>
/// <param name="Orphaned">What it had and is no more.</param>
public sealed record ReindexFindings(long Missing, long Orphaned);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReindexFindings))]
internal sealed partial class ReindexJson : JsonSerializerContext;
