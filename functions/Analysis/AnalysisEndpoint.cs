using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Analysis.Replay;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Jobs;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Analysis;

/// <summary>How the analysis of an environment is, what of it is quarantined or unavailable, and doing it anew.</summary>
internal sealed class AnalysisEndpoint(AnalysisOverview overview, ListAnalysis list, ReplayAnalysis replay)
{
    public async Task<IActionResult> Status(WireContext context, CancellationToken cancellationToken)
    {
        var status = await overview.ReadAsync(context.Caller, context.Environment.CloudName, cancellationToken);
        return new WireResult(new
        {
            Assets = new { Pending = Count(status.Pending), Failed = Count(status.Failed), Unavailable = Count(status.Unavailable) },
            Steps = status.Steps.Select(step => new { step.Name, step.Engine }),
            Replay = status.Replay is { } batch ? BatchEndpoint.Body(batch) : null,
        });
    }

    public async Task<IActionResult> List(WireContext context, CancellationToken cancellationToken)
    {
        var state = Named<AnalysisState>("status", context.Value("status"));
        var page = await list.ExecuteAsync(context.Caller, context.Environment.CloudName, state, context.Request.Text("step"), context.Page(), cancellationToken);
        var body = new JsonObject
        {
            ["resources"] = new JsonArray([.. page.Assets.Select(asset =>
            {
                var entry = context.AssetBody().Listed(asset, tags: false, context: false);
                entry["analysis_steps"] = AssetBody.Steps(asset);
                return entry;
            })]),
        };
        if (page.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return new WireResult(body);
    }

    public async Task<IActionResult> Replay(WireContext context, CancellationToken cancellationToken)
    {
        var kind = context.Request.Text("status") is { } status ? Named<ReplayKind>("status", status) : ReplayKind.Failed;
        ImmutableArray<string> ids = [.. context.Request.SplitList("asset_ids")];
        if (ids.IsEmpty && context.Request.WasSent("asset_ids"))
        {
            // Nothing is not everything.
            throw DamException.Missing("asset_ids");
        }

        return BatchEndpoint.Answer(await replay.StartAsync(context.Caller, context.Environment.CloudName, new(kind, context.Request.Text("step"), ids), cancellationToken));
    }

    /// <summary>A number, or that there are more than are counted.</summary>
    private static object Count(int? count) => count is { } number ? number : $"more than {ListAnalysis.MostCounted}";

    private static T Named<T>(string parameter, string value)
        where T : struct, Enum
        => Enum.GetValues<T>().Where(each => each.ToString().Equals(value, StringComparison.OrdinalIgnoreCase)).Select(each => (T?)each).FirstOrDefault()
            ?? throw DamException.Invalid(
                $"Invalid value for parameter {parameter}: {(value.Length > 100 ? value[..100] : value)}; expected one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
}
