using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Something that happened, as far as its notification tells it.</summary>
/// <param name="Type">One of <see cref="EventTypes"/>, never <see cref="EventTypes.All"/>.</param>
public sealed record NotedEvent(string Type)
{
    /// <summary>The asset it is about; null when it is about none.</summary>
    public EventSubject? Subject { get; init; }

    /// <summary>The public id or the folder before.</summary>
    public string? From { get; init; }

    /// <summary>The public id, the folder or the display name after.</summary>
    public string? To { get; init; }

    /// <summary>Tags with empty values, or names with values.</summary>
    public IReadOnlyDictionary<string, string>? Added { get; init; }

    public IReadOnlyDictionary<string, string>? Removed { get; init; }

    /// <summary>With their new values.</summary>
    public IReadOnlyDictionary<string, string>? Updated { get; init; }

    /// <summary>A JSON object in the wire's words, where the action itself had an answer.</summary>
    public string? Body { get; init; }
}

/// <summary>Which asset an event is about, as it was then.</summary>
public sealed record EventSubject(ResourceType ResourceType, string Type, string AssetId, string PublicId, long Version, string DisplayName)
{
    public static EventSubject Of(Asset asset) => new(asset.ResourceType, asset.Type, asset.AssetId, asset.PublicId, asset.Version, asset.DisplayName);
}
