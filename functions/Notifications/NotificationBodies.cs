using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Notifications;

/// <summary>Notifications in the wire's words: what happened, between what all of them have.</summary>
internal sealed class NotificationBodies(UploadNotification uploads, EagerNotification eager, IOptions<WireOptions> options) : INotificationBodies
{
    public async Task<byte[]> WriteAsync(ProductEnvironment environment, EventNote note, NotedEvent happened, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["notification_type"] = happened.Type };

        // Deletions have none at the top.
        if (happened.Type != EventTypes.Delete)
        {
            body["timestamp"] = Seconds(note.At);
        }

        body["request_id"] = note.Occasion.RequestId;
        foreach (var (name, value) in await DetailsAsync(environment, note, happened, cancellationToken))
        {
            body[name] ??= value?.DeepClone();
        }

        body["notification_context"] = new JsonObject
        {
            ["triggered_at"] = note.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["triggered_by"] = new JsonObject { ["source"] = note.Occasion.Source, ["id"] = note.Occasion.By },
        };
        body["signature_key"] = environment.WebhookKey.ApiKey;
        return JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options);
    }

    private async Task<JsonObject> DetailsAsync(ProductEnvironment environment, EventNote note, NotedEvent happened, CancellationToken cancellationToken)
    {
        if (happened is { Type: EventTypes.Eager, Subject: not null })
        {
            return await eager.WriteAsync(environment, happened, Bases(note.Occasion), cancellationToken);
        }

        if (happened.Body is { } body)
        {
            return JsonNode.Parse(body) as JsonObject ?? [];
        }

        return (happened.Type, note.Asset) switch
        {
            (EventTypes.Upload, { } asset) => await uploads.WriteAsync(environment, asset, note.Occasion, Bases(note.Occasion), cancellationToken),
            (EventTypes.Moderation, { } asset) => Moderated(happened, asset, note.At, new(environment, Bases(note.Occasion))),
            (EventTypes.ModerationSummary, { } asset) => Summarised(happened, asset, note.At, new(environment, Bases(note.Occasion))),
            _ => Details(happened),
        };
    }

    /// <summary>When the last word is said: as a decision, with all moderations of the asset.</summary>
    private static JsonObject Summarised(NotedEvent happened, Asset asset, DateTimeOffset at, AssetUrls urls)
    {
        var body = Moderated(happened, asset, at, urls);
        body["moderation"] = ModerationBody.Entries(asset);
        return body;
    }

    /// <summary>Of a person's decision the response is its word, of an engine's what it went by.</summary>
    private static JsonObject Moderated(NotedEvent happened, Asset asset, DateTimeOffset at, AssetUrls urls) => new()
    {
        ["moderation_response"] = asset.Moderation.FirstOrDefault(entry => entry.Kind == happened.From)?.Reasons is { } reasons
            ? ModerationBody.Response(happened.From!, reasons)
            : happened.To,
        ["moderation_status"] = happened.To,
        ["moderation_kind"] = happened.From,
        ["moderation_updated_at"] = Seconds(at),
        ["asset_id"] = asset.AssetId,
        ["public_id"] = asset.PublicId,
        ["resource_type"] = asset.ResourceType.Name(),
        ["type"] = asset.Type,
        ["uploaded_at"] = Seconds(asset.CreatedAt),
        ["version"] = asset.Version,
        ["url"] = urls.Plain(asset),
        ["secure_url"] = urls.Secure(asset),
        ["etag"] = asset.ETag,
    };

    private static JsonObject Details(NotedEvent happened) => happened.Type switch
    {
        EventTypes.Delete => Several(With(happened, subject => subject["version"] = happened.Subject!.Version)),
        EventTypes.Rename => Renaming(happened),
        EventTypes.TagsChanged => Several(With(happened, subject =>
        {
            subject["added"] = Names(happened.Added);
            subject["removed"] = Names(happened.Removed);
            subject["updated"] = Names(happened.Updated);
        })),
        EventTypes.ContextChanged => ById(happened, With(happened, subject =>
        {
            subject["added"] = Pairs(happened.Added, Text);
            subject["removed"] = Pairs(happened.Removed, Text);
            subject["updated"] = Pairs(happened.Updated, Text);
        })),
        EventTypes.MetadataChanged => ById(happened, With(happened, subject =>
        {
            subject["added"] = Pairs(happened.Added, Json);
            subject["removed"] = Pairs(happened.Removed, Json);
            subject["updated"] = Pairs(happened.Updated, Json);
        })),
        EventTypes.DisplayNameChanged => Several(With(happened, subject => subject["new_display_name"] = happened.To)),
        EventTypes.Move => ById(happened, With(happened, subject =>
        {
            subject["from_asset_folder"] = happened.From;
            subject["to_asset_folder"] = happened.To;
            subject["display_name"] = happened.Subject!.DisplayName;
        })),
        EventTypes.AccessControlChanged => Several(With(happened, subject => subject["access_mode"] = happened.To)),
        EventTypes.CreateFolder or EventTypes.DeleteFolder => new() { ["folder_path"] = happened.To ?? happened.From },
        EventTypes.MoveFolder => new() { ["from_path"] = happened.From, ["to_path"] = happened.To },
        _ => happened.Subject is null ? [] : With(happened, subject => subject["version"] = happened.Subject.Version),
    };

    private static JsonObject Renaming(NotedEvent happened)
    {
        var subject = With(happened, _ => { });
        subject.Remove("public_id");
        subject["from_public_id"] = happened.From;
        subject["to_public_id"] = happened.To;
        return subject;
    }

    private static JsonObject With(NotedEvent happened, Action<JsonObject> add)
    {
        var subject = happened.Subject ?? throw new InvalidOperationException($"An event {happened.Type} is about an asset.");
        var body = new JsonObject
        {
            ["resource_type"] = subject.ResourceType.Name(),
            ["type"] = subject.Type,
            ["asset_id"] = subject.AssetId,
            ["public_id"] = subject.PublicId,
        };
        add(body);
        return body;
    }

    private static JsonObject Several(JsonObject subject) => new() { ["resources"] = new JsonArray(subject) };

    private static JsonObject ById(NotedEvent happened, JsonObject subject)
    {
        subject.Remove("public_id");
        return new() { ["resources"] = new JsonObject { [happened.Subject!.PublicId] = subject } };
    }

    private static JsonArray Names(IReadOnlyDictionary<string, string>? names)
        => new([.. (names ?? new Dictionary<string, string>()).Keys.Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);

    private static JsonArray Pairs(IReadOnlyDictionary<string, string>? pairs, Func<string, JsonNode?> value)
        => new([.. (pairs ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new JsonObject { ["name"] = pair.Key, ["value"] = value(pair.Value) })]);

    private static JsonNode? Text(string value) => JsonValue.Create(value);

    private static JsonNode? Json(string value) => JsonNode.Parse(value);

    private DeliveryBases Bases(Occasion occasion)
        => occasion is { PlainOrigin: { } plain, SecureOrigin: { } secure } ? new(plain, secure) : DeliveryBases.Of(options.Value);

    private static string Seconds(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
}
