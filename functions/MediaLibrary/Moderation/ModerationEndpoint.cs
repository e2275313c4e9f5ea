using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.MediaLibrary.Moderation;

/// <summary>Moderation, for people.</summary>
internal sealed class ModerationEndpoint(ListModerated list, DecideModeration decide, DecideMany many, ModeratedCards cards, Catalog catalog)
{
    private const int Usual = 50;
    private const int Most = 200;
    private const int MostAtOnce = 100;

    public async Task<ModerationPage> ListAsync(LibraryContext context, ModerationQuery query, CancellationToken cancellationToken)
    {
        var take = query.Limit ?? Usual;
        if (take is < 1 or > Most)
        {
            throw new DamException(ErrorKind.InvalidParameter, $"limit must be 1 to {Most}, not {take}") { Field = "limit" };
        }

        if (query.Kind is { } kind && !ModerationKinds.Known.Contains(kind))
        {
            throw new DamException(ErrorKind.InvalidParameter, $"kind must be one of {string.Join(", ", ModerationKinds.Known)}") { Field = "kind" };
        }

        var page = await list.ExecuteAsync(
            context.Caller, context.Environment.CloudName, StatusOf(query.Status), query.Kind, query.Order == ModerationOrder.Oldest, take, query.Cursor, cancellationToken);
        return new(new(page.Pending, page.Approved, page.Rejected), await cards.OfAsync(context, page.Assets, cancellationToken), page.NextCursor);
    }

    public async Task<ModerationHistory> ShowAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        var asset = await catalog.FindByIdAsync(context.Environment.CloudName, context.AssetId(), cancellationToken) ?? throw DamException.NotFound(context.AssetId());
        context.Caller.Demand(FolderPermission.View, asset.Folder);
        var card = (await cards.OfAsync(context, [asset], cancellationToken))[0];
        return new(card, await cards.HistoryAsync(asset, cancellationToken));
    }

    public async Task<DecideAnswer> DecideAsync(LibraryContext context, DecideBody body, CancellationToken cancellationToken)
    {
        if (body.AssetIds.Count is < 1 or > MostAtOnce)
        {
            throw new DamException(ErrorKind.InvalidParameter, $"assetIds must be 1 to {MostAtOnce}, not {body.AssetIds.Count}") { Field = "assetIds" };
        }

        if (body.Seen is { Count: > MostAtOnce })
        {
            throw new DamException(ErrorKind.InvalidParameter, $"seen may hold {MostAtOnce}, not {body.Seen.Count}") { Field = "seen" };
        }

        var seen = (body.Seen ?? []).OfType<SeenBody>().ToLookup(each => each.AssetId, each => new SeenModeration(each.Status is { } status ? StatusOf(status) : null, each.Version), StringComparer.Ordinal);
        var decision = new Decision(StatusOf(body.Status), ModerationWords.Why(body.Reason));
        var results = new List<DecideResult>(body.AssetIds.Count);
        foreach (var id in body.AssetIds.Select(LibraryAssets.Id))
        {
            results.Add(await DecideAsync(context, id, decision with { Seen = seen[id].FirstOrDefault() }, cancellationToken));
        }

        return new(results);
    }

    public async Task<DecideProgress> DecideManyAsync(LibraryContext context, DecideManyBody body, CancellationToken cancellationToken)
    {
        var ids = (body.AssetIds ?? []).Select(LibraryAssets.Id).ToList();
        var decision = new Decision(StatusOf(body.Status), ModerationWords.Why(body.Reason));
        return Progress(await many.StartAsync(context.Caller, context.Environment.CloudName, ids, body.Expression, decision, cancellationToken), new(0, 0));
    }

    public async Task<DecideProgress> ProgressAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        var (batch, counts) = await many.FindAsync(context.Caller, context.Environment.CloudName, LibraryAssets.Id(context.Value("batchId")), cancellationToken);
        return Progress(batch, counts);
    }

    private async Task<DecideResult> DecideAsync(LibraryContext context, string id, Decision decision, CancellationToken cancellationToken)
    {
        try
        {
            var asset = await decide.ExecuteAsync(context.Caller, ModerationJudge.Of(context.Caller), context.Environment.CloudName, id, decision, cancellationToken);
            return asset.ModerationOutcome() == decision.Status
                ? new(id, ModeratedCards.OutcomeOf(decision.Status), null, null)
                : new(id, ModeratedCards.OutcomeOf(asset.ModerationOutcome()), Changed(asset, decision.Seen), await cards.HistoryAsync(asset, cancellationToken) is [var last, ..] ? last : null);
        }
        catch (DamException e) when (e.Kind is ErrorKind.NotFound or ErrorKind.Forbidden)
        {
            return new(id, null, e.Message, null);
        }
    }

    private static string Changed(Asset asset, SeenModeration? seen) => seen?.Version != asset.Version
        ? "It has another version by now"
        : $"It is {asset.ModerationOutcome()?.ToString().ToLowerInvariant() ?? "not moderated"} by now";

    private static DecideProgress Progress(Batch batch, DecisionCounts counts) => new(batch.Id, batch.State, batch.Done, batch.Total, counts.Decided, counts.Refused, batch.Error);

    private static ModerationStatus StatusOf(ModerationOutcome outcome) => outcome switch
    {
        ModerationOutcome.Approved => ModerationStatus.Approved,
        ModerationOutcome.Rejected => ModerationStatus.Rejected,
        _ => ModerationStatus.Pending,
    };
}
