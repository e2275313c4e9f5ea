using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Which events a change of an asset is: read off what it was and what it became.</summary>
internal static class ChangeEvents
{
    public static IEnumerable<NotedEvent> Of(Asset? before, Asset? after, Occasion? occasion)
    {
        if (after is null)
        {
            return before is null ? [] : [new(EventTypes.Delete) { Subject = EventSubject.Of(before) }];
        }

        // What a delivery takes from elsewhere is no upload that anybody waits for.
        if (after.Type == "fetch" && before?.VersionId != after.VersionId)
        {
            return [];
        }

        // An upload tells the whole asset; what it changed of an older one is in there.
        if (occasion?.Upload is not null && before?.VersionId != after.VersionId)
        {
            return [new(EventTypes.Upload) { Subject = EventSubject.Of(after) }, .. Moderated(null, after)];
        }

        // Without an upload there was none before only when a deletion is taken back.
        return before is null ? [] : Between(before, after, EventSubject.Of(after));
    }

    private static IEnumerable<NotedEvent> Between(Asset before, Asset after, EventSubject subject)
    {
        var renamed = before.Key != after.Key;
        if (renamed)
        {
            yield return new(EventTypes.Rename) { Subject = subject, From = before.PublicId, To = after.PublicId };
        }

        if (before.VersionId != after.VersionId)
        {
            yield return new(EventTypes.RestoreVersion) { Subject = subject };
        }

        // What follows from the new name is part of the renaming.
        if (before.Folder != after.Folder && !renamed)
        {
            yield return new(EventTypes.Move) { Subject = subject, From = before.Folder, To = after.Folder };
        }

        if (before.DisplayName != after.DisplayName && !renamed)
        {
            yield return new(EventTypes.DisplayNameChanged) { Subject = subject, From = before.DisplayName, To = after.DisplayName };
        }

        if (!before.Tags.SetEquals(after.Tags))
        {
            yield return new(EventTypes.TagsChanged)
            {
                Subject = subject,
                Added = Names(after.Tags.Except(before.Tags)),
                Removed = Names(before.Tags.Except(after.Tags)),
                Updated = Names([]),
            };
        }

        if (Pairs(EventTypes.ContextChanged, subject, before.Context, after.Context) is { } context)
        {
            yield return context;
        }

        if (Pairs(EventTypes.MetadataChanged, subject, Texts(before), Texts(after)) is { } metadata)
        {
            yield return metadata;
        }

        if (before.AccessMode != after.AccessMode || !before.AccessControl.SequenceEqual(after.AccessControl))
        {
            yield return new(EventTypes.AccessControlChanged) { Subject = subject, From = before.AccessMode, To = after.AccessMode };
        }

        foreach (var moderated in Moderated(before, after))
        {
            yield return moderated;
        }
    }

    /// <summary>Each decision, and the end of the whole.</summary>
    private static IEnumerable<NotedEvent> Moderated(Asset? before, Asset after)
    {
        var subject = EventSubject.Of(after);
        foreach (var decided in after.Moderation.Where(entry => IsDecided(entry) && before?.Moderation.Any(old => IsSame(old, entry)) is not true))
        {
            yield return new(EventTypes.Moderation) { Subject = subject, From = decided.Kind, To = Word(decided.Status) };
        }

        if (after.ModerationOutcome() is ModerationStatus.Approved or ModerationStatus.Rejected && after.ModerationOutcome() != before?.ModerationOutcome())
        {
            yield return new(EventTypes.ModerationSummary) { Subject = subject, From = after.DecidingModeration()!.Kind, To = Word(after.ModerationOutcome()!.Value) };
        }
    }

    private static bool IsDecided(ModerationEntry entry) => entry.Status is ModerationStatus.Approved or ModerationStatus.Rejected;

    private static bool IsSame(ModerationEntry one, ModerationEntry other) => (one.Kind, one.Status, one.UpdatedAt) == (other.Kind, other.Status, other.UpdatedAt);

    private static string Word(ModerationStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>Values as JSON.</summary>
    private static ImmutableSortedDictionary<string, string> Texts(Asset asset)
        => asset.Metadata.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.GetRawText(), StringComparer.Ordinal);

    /// <summary>Null when they are the same.</summary>
    private static NotedEvent? Pairs(string type, EventSubject subject, ImmutableSortedDictionary<string, string> before, ImmutableSortedDictionary<string, string> after)
    {
        var added = after.Where(pair => !before.ContainsKey(pair.Key)).ToDictionary();
        var removed = before.Where(pair => !after.ContainsKey(pair.Key)).ToDictionary();
        var updated = after.Where(pair => before.TryGetValue(pair.Key, out var old) && old != pair.Value).ToDictionary();
        return added.Count + removed.Count + updated.Count == 0 ? null : new(type) { Subject = subject, Added = added, Removed = removed, Updated = updated };
    }

    private static Dictionary<string, string> Names(IEnumerable<string> names) => names.ToDictionary(name => name, _ => "", StringComparer.Ordinal);
}
