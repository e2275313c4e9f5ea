using System.Collections.Frozen;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Delivery;

/// <summary>The delivery types of the wire that this server knows and does not have.</summary>
internal static class DeliveryTypes
{
    private static readonly FrozenDictionary<string, string> Absent = new Dictionary<string, string>
    {
        ["facebook"] = "pictures of social networks",
        ["twitter"] = "pictures of social networks",
        ["twitter_name"] = "pictures of social networks",
        ["instagram"] = "pictures of social networks",
        ["instagram_name"] = "pictures of social networks",
        ["gravatar"] = "pictures of social networks",
        ["google_plus"] = "pictures of social networks",
        ["youtube"] = "thumbnails of video sites",
        ["vimeo"] = "thumbnails of video sites",
        ["hulu"] = "thumbnails of video sites",
        ["dailymotion"] = "thumbnails of video sites",
        ["animoto"] = "thumbnails of video sites",
        ["worldstarhiphop"] = "thumbnails of video sites",
        ["live"] = "live streams",
    }.ToFrozenDictionary();

    /// <summary>The error with the name of what is missing; null for a type that is here.</summary>
    public static DamException? Lack(string type)
        => Absent.TryGetValue(type, out var what) ? new(ErrorKind.NotAvailable, $"Delivery type {type} is not available on this server: {what}") : null;
}
