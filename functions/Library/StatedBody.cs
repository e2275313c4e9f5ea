using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Restrictions;

namespace ServerlessDam.Functions.Library;

/// <summary>What people and programs said of an asset, in the wire's words.</summary>
internal static class StatedBody
{
    /// <summary><c>access_mode</c>, and <c>access_control</c> where there are rules.</summary>
    public static void AddAccess(JsonObject body, Asset asset)
    {
        body["access_mode"] = asset.AccessMode;
        if (asset.AccessControl.Length > 0)
        {
            body["access_control"] = new JsonArray([.. asset.AccessControl.Select(Rule)]);
        }
    }

    /// <summary><c>moderation</c>, where one was asked for.</summary>
    public static void AddModeration(JsonObject body, Asset asset)
    {
        if (asset.Moderation.Length > 0)
        {
            body["moderation"] = ModerationBody.Entries(asset);
        }
    }

    /// <summary>The two fields that listings have for the moderation by which the asset is what it is.</summary>
    public static void AddModerationStatus(JsonObject body, Asset asset)
    {
        if (asset.DecidingModeration() is { } deciding)
        {
            body["moderation_kind"] = deciding.Kind;
            body["moderation_status"] = ModerationBody.Text(asset.ModerationOutcome()!.Value);
        }
    }

    /// <summary><c>faces</c>, when they were asked for: those that somebody marked, or else those that the analysis found.</summary>
    public static void AddFaces(JsonObject body, Asset asset) => body["faces"] = Boxes(asset.KnownFaces);

    /// <summary><c>coordinates</c>, where anything is marked, or faces are found.</summary>
    public static void AddCoordinates(JsonObject body, Asset asset)
    {
        var coordinates = new JsonObject();
        if (asset.CustomCoordinates is { } custom)
        {
            coordinates["custom"] = Boxes([custom]);
        }

        if (asset.KnownFaces.Length > 0)
        {
            coordinates["faces"] = Boxes(asset.KnownFaces);
        }

        if (coordinates.Count > 0)
        {
            body["coordinates"] = coordinates;
        }
    }

    /// <summary><c>regions</c>, where there are any.</summary>
    public static void AddRegions(JsonObject body, Asset asset)
    {
        if (asset.Regions.Length > 0)
        {
            body["regions"] = new JsonObject(asset.Regions.Select(region => KeyValuePair.Create(
                region.Name, (JsonNode?)new JsonArray([.. region.Points.Select(point => new JsonArray(point.X, point.Y))]))));
        }
    }

    /// <summary><c>last_updated</c>: what has never changed has no key.</summary>
    public static void AddLastUpdated(JsonObject body, Asset asset) => AddLastUpdated(body, asset, Text);

    public static void AddLastUpdated(JsonObject body, Asset asset, Func<DateTimeOffset, string> write)
    {
        if (asset.LastUpdated is not { } updated)
        {
            return;
        }

        (string Name, DateTimeOffset? Time)[] times =
        [
            ("tags_updated_at", updated.Tags),
            ("context_updated_at", updated.Context),
            ("metadata_updated_at", updated.Metadata),
            ("public_id_updated_at", updated.PublicId),
            ("access_control_updated_at", updated.AccessControl),
            ("updated_at", updated.Any),
        ];
        body["last_updated"] = new JsonObject(times.Where(each => each.Time is not null).Select(each => KeyValuePair.Create(each.Name, (JsonNode?)write(each.Time!.Value))));
    }

    private static JsonObject Rule(AccessRule rule)
    {
        var body = new JsonObject { ["access_type"] = rule.Type == AccessType.Token ? "token" : "anonymous" };
        if (rule.Start is { } start)
        {
            body["start"] = Text(start);
        }

        if (rule.End is { } end)
        {
            body["end"] = Text(end);
        }

        return body;
    }

    private static JsonArray Boxes(IEnumerable<Box> boxes) => new([.. boxes.Select(box => new JsonArray(box.X, box.Y, box.Width, box.Height))]);

    /// <summary>To the second, or finer where somebody was.</summary>
    internal static string Text(DateTimeOffset time)
        => time.UtcDateTime.ToString(time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
