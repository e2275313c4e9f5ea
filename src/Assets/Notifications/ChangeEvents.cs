using System.Collections.Immutable;
using ServerlessDam.Assets.Library;

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
            return [new(EventTypes.Upload) { Subject = EventSubject.Of(after) }];
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

        foreach (var decided in after.Moderation.Where(entry => !before.Moderation.Contains(entry)))
        {
            yield return new(EventTypes.Moderation) { Subject = subject, From = decided.Kind, To = decided.Status.ToString().ToLowerInvariant() };
        }
    }

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
