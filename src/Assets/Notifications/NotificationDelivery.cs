using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Notifications;

public enum DeliveryState
{
    /// <summary>For its first or next try.</summary>
    Waiting,
    Delivered,

    /// <summary>No try is left, or none would help.</summary>
    Failed,

    /// <summary>Lies in a channel for whoever asks.</summary>
    Buffered,
}

/// <summary>One notification on its way to one target: an entry of the log.</summary>
public sealed record NotificationDelivery
{
    /// <summary>Newest first in order of ids; see <see cref="DeliveryKeys.NewId"/>.</summary>
    public required string Id { get; init; }

    public required string Cloud { get; init; }

    /// <summary>One of <see cref="EventTypes"/>.</summary>
    public required string EventType { get; init; }

    /// <summary>As in <see cref="NotificationTarget.Uri"/>.</summary>
    public required string Target { get; init; }

    /// <summary>Names the row with the bytes that are sent.</summary>
    public required string BodyId { get; init; }

    public required string RequestId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DeliveryState State { get; init; }

    /// <summary>Tries so far.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>Null when there is none to come.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Of the last try; null when nobody answered.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Of the last try, in words for people.</summary>
    public string? Error { get; init; }

    /// <summary>When the sweep is to look after it: past the next try. Null when nothing is to come.</summary>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>Set on what was read.</summary>
    [JsonIgnore]
    public string? RowETag { get; init; }
}
