namespace ServerlessDam.Assets.Notifications;

public enum TriggerKind
{
    /// <summary>A signed POST to an address.</summary>
    Webhook,

    /// <summary>Buffered until somebody asks for it.</summary>
    Poll,

    /// <summary>As <see cref="Webhook"/>: the address starts a flow somewhere else.</summary>
    Flow,
}

/// <summary>A standing wish to be told of events of a product environment.</summary>
/// <param name="Id">32 hex digits.</param>
/// <param name="Uri"><c>http://…</c>, <c>https://…</c> or <c>poll://channel</c>; at most 2048 characters.</param>
/// <param name="EventType">One of <see cref="EventTypes.Known"/>.</param>
public sealed record Trigger(string Id, TriggerKind UriType, string Uri, string EventType, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public bool Concerns(string eventType) => EventType == EventTypes.All || EventType == eventType;
}

/// <summary>The triggers of a cloud: few enough for one row, so that their number is bounded by its ETag.</summary>
internal sealed record TriggerList(IReadOnlyList<Trigger> Triggers);
