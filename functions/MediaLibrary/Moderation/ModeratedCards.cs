using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.MediaLibrary.Moderation;

/// <summary>Moderated assets in the words of the Media Library's API.</summary>
internal sealed class ModeratedCards(Users users)
{
    public async Task<IReadOnlyList<ModeratedCard>> OfAsync(LibraryContext context, IReadOnlyList<Asset> assets, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(assets.SelectMany(asset => asset.ModerationHistory.TakeLast(1)), cancellationToken);
        return [.. assets.Select(asset => new ModeratedCard(
            AssetCards.Of(asset),
            OutcomeOf(asset.ModerationOutcome()),
            context.Caller.Folders.Allow(FolderPermission.Edit, asset.Folder),
            asset.ResourceType == ResourceType.Image ? $"/library/api/assets/{asset.AssetId}/preview" : null,
            [.. asset.Moderation.Select(Step)],
            asset.ModerationHistory is [.., var last] ? Decision(last, names) : null))];
    }

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<ModerationDecisionBody>> HistoryAsync(Asset asset, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(asset.ModerationHistory, cancellationToken);
        return [.. asset.ModerationHistory.Reverse().Select(decision => Decision(decision, names))];
    }

    public static ModerationOutcome? OutcomeOf(ModerationStatus? status) => status switch
    {
        null => null,
        ModerationStatus.Approved => ModerationOutcome.Approved,
        ModerationStatus.Rejected => ModerationOutcome.Rejected,
        _ => ModerationOutcome.Pending,
    };

    private static ModerationStep Step(ModerationEntry entry)
        => new(entry.Kind, entry.Status.ToString().ToLowerInvariant(), entry.UpdatedAt, entry.Note, Reasons(entry.Reasons));

    private static ModerationDecisionBody Decision(ModerationDecision decision, IReadOnlyDictionary<string, string> names) => new(
        decision.Kind,
        OutcomeOf(decision.From),
        OutcomeOf(decision.To)!.Value,
        decision.At,
        new(KindOf(decision.By), decision.By.Id, decision.By.Kind == CallerKind.User ? names.GetValueOrDefault(decision.By.Id, decision.By.Id) : decision.By.Id),
        decision.Why,
        decision.Version,
        decision.Overrides,
        Reasons(decision.Reasons));

    private static string KindOf(ModerationJudge judge) => judge.Kind switch
    {
        CallerKind.User => "user",
        CallerKind.System => "engine",
        _ => "key",
    };

    private static IReadOnlyList<ReasonBody> Reasons(IReadOnlyList<ModerationReason>? reasons) => [.. (reasons ?? []).Select(reason => new ReasonBody(reason.Name, reason.Confidence))];

    private async Task<Dictionary<string, string>> NamesAsync(IEnumerable<ModerationDecision> decisions, CancellationToken cancellationToken)
    {
        var people = decisions.Where(decision => decision.By.Kind == CallerKind.User).Select(decision => decision.By.Id).Distinct(StringComparer.Ordinal);
        var found = await Task.WhenAll(people.Select(id => users.FindAsync(id, cancellationToken)));
        return found.OfType<User>().ToDictionary(user => user.Id, user => user.Name, StringComparer.Ordinal);
    }
}
