namespace ServerlessDam.Assets.Library;

/// <summary>When each kind of thing about an asset was last changed; null for never since it was first stored.</summary>
public sealed record LastUpdates
{
    public DateTimeOffset? Tags { get; init; }

    public DateTimeOffset? Context { get; init; }

    public DateTimeOffset? Metadata { get; init; }

    public DateTimeOffset? PublicId { get; init; }

    public DateTimeOffset? AccessControl { get; init; }

    /// <summary>Anything at all.</summary>
    public DateTimeOffset? Any { get; init; }

    /// <summary>Those of an asset that changes from one state to another.</summary>
    internal static LastUpdates Of(Asset? before, Asset after, DateTimeOffset now)
    {
        var known = before?.LastUpdated ?? after.LastUpdated ?? new();
        return before is null ? known with { Any = known.Any ?? now } : known with
        {
            Tags = before.Tags.SetEquals(after.Tags) ? known.Tags : now,
            Context = before.Context.SequenceEqual(after.Context) ? known.Context : now,
            Metadata = Text(before).SequenceEqual(Text(after)) ? known.Metadata : now,
            PublicId = before.PublicId == after.PublicId ? known.PublicId : now,
            AccessControl = before.AccessControl.SequenceEqual(after.AccessControl) ? known.AccessControl : now,
            Any = now,
        };
    }

    private static IEnumerable<(string Field, string Value)> Text(Asset asset) => asset.Metadata.Select(pair => (pair.Key, pair.Value.GetRawText()));
}
