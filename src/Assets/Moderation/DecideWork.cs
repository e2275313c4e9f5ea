using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Assets.Search.Feed;

namespace ServerlessDam.Assets.Moderation;

/// <summary>Decides on a hundred assets a step. One that comes again decides the same, and that changes nothing.</summary>
public sealed class DecideWork(DecideModeration decide, SearchAssets search, SearchFeed feed, Users users) : IBatchWork
{
    public const string WorkKind = "moderation";

    private const int AtOnce = 100;

    /// <summary>Decisions do not change it, so that no asset is passed over while pages go by.</summary>
    private static readonly SearchSort[] Order = [new("created_at", Descending: true)];

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        var asked = ManyDecisions.Read(batch.Arguments);
        if (await CallerAsync(asked, cancellationToken) is not { } caller)
        {
            return batch with { State = BatchState.Failed, Error = "Who began it has no account any more" };
        }

        try
        {
            return asked.Expression is null ? await NamedAsync(batch, asked, caller, cancellationToken) : await FoundAsync(batch, asked, caller, cancellationToken);
        }
        catch (DamException e) when (e.Kind == ErrorKind.InvalidParameter)
        {
            return batch with { State = BatchState.Failed, Error = e.Message };
        }
    }

    private async Task<Batch> NamedAsync(Batch batch, ManyDecisions asked, Caller caller, CancellationToken cancellationToken)
    {
        var done = (int)batch.Done;
        var some = asked.AssetIds.Skip(done).Take(AtOnce).ToList();
        batch = await DecideAsync(batch, asked, caller, some, cancellationToken);
        return batch with { State = batch.Done >= asked.AssetIds.Count ? BatchState.Done : BatchState.Running };
    }

    private async Task<Batch> FoundAsync(Batch batch, ManyDecisions asked, Caller caller, CancellationToken cancellationToken)
    {
        var request = new SearchRequest { Expression = asked.Expression, OrderBy = [.. Order], Take = AtOnce, Cursor = batch.Position };
        var page = await search.ExecuteAsync(caller, batch.Cloud, request, cancellationToken);
        batch = await DecideAsync(batch, asked, caller, [.. page.Assets.Where(found => !found.IsDeleted).Select(found => found.Asset.AssetId)], cancellationToken);
        return batch with
        {
            Position = page.NextCursor,
            Total = batch.Total ?? page.Total,
            State = page.NextCursor is null ? BatchState.Done : BatchState.Running,
        };
    }

    private async Task<Batch> DecideAsync(Batch batch, ManyDecisions asked, Caller caller, List<string> assetIds, CancellationToken cancellationToken)
    {
        var counts = DecisionCounts.Read(batch.Result);
        await using var together = feed.Together();
        foreach (var assetId in assetIds)
        {
            try
            {
                await decide.ExecuteAsync(caller, asked.Judge, batch.Cloud, assetId, asked.Decision, cancellationToken);
                counts = counts with { Decided = counts.Decided + 1 };
            }
            catch (DamException e) when (e.Kind is ErrorKind.NotFound or ErrorKind.Forbidden)
            {
                counts = counts with { Refused = counts.Refused + 1 };
            }
        }

        return batch with { Done = batch.Done + assetIds.Count, Result = counts.ToJson() };
    }

    /// <summary>What a person may is what they may now.</summary>
    private async Task<Caller?> CallerAsync(ManyDecisions asked, CancellationToken cancellationToken)
        => asked.Judge.Kind != CallerKind.User ? Caller.User(asked.Judge.Id, CredentialKind.Internal, asked.Role, FolderRights.Nothing)
            : await users.FindAsync(asked.Judge.Id, cancellationToken) is { Enabled: true } user ? user.ToCaller()
            : null;
}
