using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>What one change has to tell, as a row of the change's own transaction.</summary>
public sealed record EventNote
{
    public required string Cloud { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Occasion Occasion { get; init; }

    public required IReadOnlyList<NotedEvent> Events { get; init; }

    /// <summary>The asset as it was at that moment, where an event tells it whole and it is not too large.</summary>
    public Asset? Asset { get; init; }

    /// <summary>The one trigger to tell it to; null for all whom it concerns.</summary>
    public string? OnlyTo { get; init; }

    [JsonIgnore]
    public string RowKey => CatalogKeys.Event(At, Id);

    /// <summary>What is too large for a row is told without its details: nothing that can be told may stand in the way of a change.</summary>
    internal Row ToRow()
    {
        try
        {
            return new(Cloud, RowKey, AssetRows.Body(this, NotificationJson.Default.EventNote));
        }
        catch (DamException)
        {
            var bare = Events.Select(happened => happened with { Added = null, Removed = null, Updated = null, Body = null });
            return new(Cloud, RowKey, AssetRows.Body(this with { Asset = null, Events = [.. bare] }, NotificationJson.Default.EventNote));
        }
    }

    internal static EventNote From(Row row) => AssetRows.Read(row, NotificationJson.Default.EventNote);
}

/// <summary>How notes, deliveries and triggers are written into rows.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventNote))]
[JsonSerializable(typeof(TriggerList))]
[JsonSerializable(typeof(NotificationDelivery))]
[JsonSerializable(typeof(BufferedMessage))]
internal sealed partial class NotificationJson : JsonSerializerContext;
