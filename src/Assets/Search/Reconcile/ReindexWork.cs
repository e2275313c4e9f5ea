using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Search.Feed;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>
/// Writes every asset of a cloud to the index, whatever the index says of it, and takes out what is no more. A step that comes again
/// after a crash writes the same; what changes meanwhile has its own debt. An index beside the app is cleared first, so that nothing
/// of it is believed, and answers nothing until all is written; one elsewhere is written over, since that takes hours.
/// </summary>
public sealed class ReindexWork(ISearchIndex index, IndexStates states, WholeIndex whole, CompareIndex compare, SearchFeed feed) : IBatchWork
{
    public const string WorkKind = "reindex";

    private const int AssetsOfAStep = 1000;

    /// <summary>The first digits of an asset id, of which all are equally likely, say how far the walk is.</summary>
    private const int Digits = 8;

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (index.IsImmediate && batch.Result is null)
        {
            return await ClearAsync(batch, cancellationToken);
        }

        var walked = await compare.WalkAsync(batch.Cloud, batch.Position, AssetsOfAStep, cancellationToken);
        await feed.RewriteAsync(batch.Cloud, walked.Ids, cancellationToken);
        var done = batch.Done + walked.Ids.Count;
        var found = batch.Result is null ? new(0, 0, null) : JsonSerializer.Deserialize(batch.Result, ReindexJson.Default.ReindexFindings)!;
        found = found with
        {
            Missing = found.Missing + walked.InCatalog.LongCount(id => !walked.Indexed.ContainsKey(id)),
            Orphaned = found.Orphaned + walked.Indexed.Keys.LongCount(id => !walked.InCatalog.Contains(id)),
        };
        return batch with
        {
            Position = walked.Until,
            Done = done,
            Total = walked.Until is { } until ? Math.Max(done, (long)(done / Share(until))) : done,
            Result = JsonSerializer.Serialize(found, ReindexJson.Default.ReindexFindings),
            State = walked.Until is null ? BatchState.Done : BatchState.Running,
        };
    }

    /// <summary>A step of its own: one that goes on later does not clear again.</summary>
    private async Task<Batch> ClearAsync(Batch batch, CancellationToken cancellationToken)
    {
        var found = new ReindexFindings(null, null, await index.CountAsync(batch.Cloud, cancellationToken));
        await states.ChangeAsync(batch.Cloud, state => state with { Rebuild = batch.Id, LacksAssets = true, CompletedAt = null }, cancellationToken);
        whole.Forget(batch.Cloud);
        await index.ClearAsync(batch.Cloud, cancellationToken);
        return batch with { Result = JsonSerializer.Serialize(found, ReindexJson.Default.ReindexFindings) };
    }

    private static double Share(string assetId)
        => assetId.Length >= Digits && uint.TryParse(assetId.AsSpan(0, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? (number + 1.0) / (uint.MaxValue + 1.0)
            : 1;
}

/// <param name="Missing">Assets that the index did not have; null when it was cleared.</param>
/// <param name="Orphaned">What it had and is no more; null when it was cleared.</param>
/// <param name="Cleared">How many assets it held before; null when it was written over.</param>
public sealed record ReindexFindings(long? Missing, long? Orphaned, long? Cleared);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReindexFindings))]
internal sealed partial class ReindexJson : JsonSerializerContext;
