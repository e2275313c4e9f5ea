using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.MediaLibrary.Duplicates;

/// <summary>Duplicates and what becomes of them, and what looks like an asset, for people.</summary>
internal sealed class LibraryDuplicatesEndpoint(ListDuplicates list, DecideDuplicates decide, PreviewMerger preview, VisualSearch search, DuplicateCards cards)
{
    private const int Usual = 20;

    private const int Most = 100;

    public async Task<DuplicateGroupsAnswer> GroupsAsync(LibraryContext context, DuplicateGroupsQuery query, CancellationToken cancellationToken)
    {
        var request = new DuplicateRequest(ClassOf(query.Class), query.Decided is not ("true" or "1"), Limit(query.Limit), query.Cursor);
        var found = await list.GroupsAsync(context.Caller, context.Environment.CloudName, request, cancellationToken);
        return new(found.Total, await cards.OfAsync(context, found.Groups, cancellationToken), found.NextCursor);
    }

    public async Task<DuplicatesAnswer> OfAssetAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        var found = await list.OfAsync(context.Caller, context.Environment.CloudName, context.AssetId(), cancellationToken);
        return new(await cards.OfAsync(found, cancellationToken));
    }

    public async Task<DecidedBody> DecideAsync(LibraryContext context, DecisionBody body, CancellationToken cancellationToken)
    {
        var seen = body.Seen is { } looked ? new SeenPair(looked.DecidedAt, looked.Class, looked.FirstVersion, looked.SecondVersion) : null;
        var choice = new DuplicateChoice(LibraryAssets.Id(body.FirstId), LibraryAssets.Id(body.SecondId), body.Decision, body.KeepId, seen);
        var decided = await decide.ExecuteAsync(context.Caller, context.Environment.CloudName, choice, cancellationToken);

        // What was merged is merged whoever hangs up, and the answer alone says how it is undone.
        return new(await cards.OfDecidedAsync(decided.Pair, CancellationToken.None), decided.Kept is { } kept ? AssetCards.Of(kept) : null, decided.Undo?.Token, decided.Undo?.Until);
    }

    public async Task<MergerBody> PreviewAsync(LibraryContext context, MergerQuery query, CancellationToken cancellationToken)
    {
        var effect = await preview.ExecuteAsync(context.Caller, context.Environment.CloudName, LibraryAssets.Id(query.KeepId), LibraryAssets.Id(query.RemoveId), cancellationToken);
        return new(effect.AddedTags, [.. effect.Values.Select(value => new JoinedValueBody(value.Name, value.Kept, value.Removed))]);
    }

    public async Task<SimilarAnswer> SimilarAsync(LibraryContext context, SimilarQuery query, CancellationToken cancellationToken)
    {
        var question = new VisualQuestion { AssetId = context.AssetId(), Take = Limit(query.Limit), Cursor = query.Cursor, Threshold = query.Threshold };
        var found = await search.ExecuteAsync(context.Caller, context.Environment.CloudName, question, cancellationToken);
        return new(found.Total, [.. found.Assets.Select(each => new SimilarBody(AssetCards.Of(each.Asset), each.Class!.Value, each.Score))], found.NextCursor);
    }

    private static LikenessClass ClassOf(string text) => Enum.TryParse<LikenessClass>(text, ignoreCase: true, out var likeness) && likeness is LikenessClass.Identical or LikenessClass.Picture or LikenessClass.Variant && !char.IsAsciiDigit(text[0])
        ? likeness
        : throw new DamException(ErrorKind.InvalidParameter, "class must be identical, picture or variant") { Field = "class" };

    private static int Limit(int? asked) => asked switch
    {
        null => Usual,
        >= 1 and <= Most and var limit => limit,
        _ => throw new DamException(ErrorKind.InvalidParameter, $"limit must be 1 to {Most}, not {asked}") { Field = "limit" },
    };
}
