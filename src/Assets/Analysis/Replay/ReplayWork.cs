using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis.Replay;

/// <summary>
/// Goes through the assets of a replay, a few seconds at a time. What is failed or unavailable has a list of its own; for the rest
/// every asset is looked at. Two assets at a time, in the line of work that nobody waits for: uploads and deliveries go before. A
/// step that comes again after a crash finds what is done no more in its list, or does it once more. While nobody is there to look,
/// it waits where it is.
/// </summary>
public sealed class ReplayWork(ITableStore tables, Catalog catalog, AnalyzeAsset analyze, AnalysisEngines engines, TimeProvider time) : IBatchWork
{
    public const string WorkKind = "analysis";

    private const int AtOnce = 2;

    private const int AssetsOfAPage = 100;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    /// <summary>Until whoever should look is asked again; shorter than a batch's patience.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        var request = ReplayRequest.From(batch.Arguments);
        if (await CurrentAsync(request, cancellationToken) is not { } current)
        {
            return batch with { Pause = Rest };
        }

        var (assets, isLast) = await NextAsync(batch, request, cancellationToken);
        var findings = batch.Result is null ? new(0, 0) : JsonSerializer.Deserialize(batch.Result, ReplayJson.Default.ReplayFindings)!;
        var started = time.GetTimestamp();
        var done = 0;
        TimeSpan? pause = null;
        foreach (var few in assets.Chunk(AtOnce))
        {
            // What is done stays done: the next step begins behind it.
            if (pause is not null || (done > 0 && time.GetElapsedTime(started) > Turn))
            {
                isLast = false;
                break;
            }

            var outcomes = await Task.WhenAll(few.Select(each => OneAsync(batch.Cloud, each.AssetKey, request, current, cancellationToken)));
            var tried = outcomes.TakeWhile(outcome => outcome != Outcome.Away).ToList();
            findings = new(findings.Assets + tried.Count(outcome => outcome != Outcome.Nothing), findings.Failing + tried.Count(outcome => outcome == Outcome.Failing));
            done += tried.Count;
            pause = tried.Count < few.Length ? Rest : null;
        }

        isLast &= pause is null;

        return batch with
        {
            Position = done > 0 ? assets[done - 1].Position : batch.Position,
            Done = batch.Done + done,
            Total = isLast ? batch.Done + done : batch.Total is { } total ? Math.Max(total, batch.Done + done) : null,
            Result = JsonSerializer.Serialize(findings, ReplayJson.Default.ReplayFindings),
            State = isLast ? BatchState.Done : BatchState.Running,
            Pause = pause,
        };
    }

    internal static AnalysisState? ListedAs(ReplayKind kind) => kind switch
    {
        ReplayKind.Failed => AnalysisState.Failed,
        ReplayKind.Unavailable => AnalysisState.Unavailable,
        _ => null,
    };

    /// <summary>By what is outdated; null while nobody can be asked, for then nothing would be.</summary>
    private async Task<IReadOnlyDictionary<string, string>?> CurrentAsync(ReplayRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.Kind != ReplayKind.Outdated ? new Dictionary<string, string>()
                : await engines.CurrentAsync(cancellationToken) is { Count: > 0 } current ? current
                : null;
        }
        catch (DamException e) when (AnalysisTry.IsAway(e))
        {
            return null;
        }
    }

    private async Task<Outcome> OneAsync(string cloud, string assetKey, ReplayRequest request, IReadOnlyDictionary<string, string> current, CancellationToken cancellationToken)
    {
        try
        {
            return await catalog.FindRowsAsync(cloud, [assetKey], cancellationToken) is not [var asset] ? Outcome.Nothing
                : await analyze.AgainAsync(asset, (step, name) => request.Wants(step, name, current), cancellationToken) switch
                {
                    null => Outcome.Nothing,
                    true => Outcome.Well,
                    false => Outcome.Failing,
                };
        }
        catch (DamException e) when (AnalysisTry.IsAway(e))
        {
            return Outcome.Away;
        }
    }

    private async Task<(IReadOnlyList<Place> Places, bool IsLast)> NextAsync(Batch batch, ReplayRequest request, CancellationToken cancellationToken)
    {
        if (request.AssetIds.Length > 0)
        {
            var rows = await Task.WhenAll(request.AssetIds.Skip((int)batch.Done).Select(id => tables.GetAsync(CatalogKeys.Table, batch.Cloud, CatalogKeys.Id(id), cancellationToken)));
            return ([.. rows.Select(row => new Place("", row?.Text(CatalogKeys.Pointer) ?? ""))], true);
        }

        var prefix = ListedAs(request.Kind) is { } state ? CatalogKeys.Analysed(state) : CatalogKeys.AllIds;
        var range = RowRange.Prefix(prefix);

        // A blank is the smallest character a key may hold: nothing lies between a key and the key with a blank.
        var page = await tables.QueryAsync(
            CatalogKeys.Table, batch.Cloud, batch.Position is { } last ? range with { From = last + " " } : range, AssetsOfAPage, null, cancellationToken);
        return ([.. page.Rows.Select(row => new Place(row.RowKey, row.Text(CatalogKeys.Pointer)!))], page.Continuation is null);
    }

    private enum Outcome
    {
        /// <summary>There was nothing to do.</summary>
        Nothing,
        Well,
        Failing,

        /// <summary>Nobody was there to look at it.</summary>
        Away,
    }

    private sealed record Place(string Position, string AssetKey);
}
