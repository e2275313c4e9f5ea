using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Similarity;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Duplicates;

/// <summary>Duplicates and what becomes of them, for programs.</summary>
internal sealed class DuplicatesEndpoint(ListDuplicates list, DecideDuplicates decide)
{
    public async Task<IActionResult> Groups(WireContext context, CancellationToken cancellationToken)
    {
        var request = new DuplicateRequest(LikenessNames.Read(context.Request.Text("class")), context.Request.Flag("decided") is not true, context.Take(), context.Request.Text("next_cursor"));
        var found = await list.GroupsAsync(context.Caller, context.Environment.CloudName, request, cancellationToken);
        var shape = new ListedShape(context);
        var body = new JsonObject { ["total_count"] = found.Total, ["groups"] = new JsonArray([.. found.Groups.Select(group => PairBody.Of(group, shape))]) };
        if (found.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return new WireResult(body);
    }

    public async Task<IActionResult> OfAsset(WireContext context, CancellationToken cancellationToken)
    {
        var found = await list.OfAsync(context.Caller, context.Environment.CloudName, context.Value("asset_id"), cancellationToken);
        var shape = new ListedShape(context);
        return new WireResult(new JsonObject { ["duplicates"] = new JsonArray([.. found.Select(each => PairBody.Of(each, shape))]) });
    }

    public async Task<IActionResult> Decide(WireContext context, CancellationToken cancellationToken)
    {
        var (request, ids) = (context.Request, context.Request.SplitList("asset_ids"));
        if (ids.Count != 2)
        {
            throw DamException.Invalid("asset_ids must be the two assets of a pair");
        }

        var decided = await decide.ExecuteAsync(
            context.Caller, context.Environment.CloudName, new(ids[0], ids[1], DecisionNames.Read(request.Required("decision")), request.Text("keep")), cancellationToken);
        var body = PairBody.Of(decided.Pair);
        if (decided is { Kept: { } kept, Undo: { } undo })
        {
            body["resource"] = new ListedShape(context).Of(kept);
            body["undo_token"] = undo.Token;
            body["undo_until"] = undo.Until.UtcDateTime;
        }

        return new WireResult(body);
    }
}
