using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Notifications;

/// <summary>A notification that lies in a channel until somebody acknowledges it.</summary>
public sealed record BufferedMessage
{
    /// <summary>Oldest first in order of ids.</summary>
    public required string Id { get; init; }

    /// <summary>Empty: in none; only its batch finds it.</summary>
    public required string Channel { get; init; }

    public required string BatchId { get; init; }

    public required string BodyId { get; init; }

    /// <summary>Until then nobody gets it: somebody has it.</summary>
    public required DateTimeOffset VisibleAt { get; init; }

    /// <summary>Of who got it last; null when nobody did.</summary>
    public string? Receipt { get; init; }

    /// <summary>Set on what was read.</summary>
    [JsonIgnore]
    public string? RowETag { get; init; }
}

/// <param name="ReceiptHandle">For acknowledging it.</param>
/// <param name="Body">The exact bytes to sign.</param>
public sealed record ReceivedMessage(string ReceiptHandle, string BatchId, byte[] Body);
