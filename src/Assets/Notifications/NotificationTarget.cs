using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Where a notification goes: an address that is called, or a channel that is asked.</summary>
/// <param name="Channel">Of a buffered one: its name; empty for <c>poll://*</c>, which is asked for by batch id alone. Null for an address.</param>
public sealed record NotificationTarget(string Uri, string? Channel)
{
    private const string Poll = "poll://";
    private const int LongestUri = 2048;

    /// <summary>Of channels and batch ids: they are parts of keys.</summary>
    public const int LongestName = 128;

    public bool IsPoll => Channel is not null;

    /// <exception cref="DamException">InvalidParameter: neither.</exception>
    public static NotificationTarget Parse(string uri)
        => TryParse(uri) ?? throw DamException.Invalid($"Invalid uri {(uri.Length > 200 ? uri[..200] : uri)}: it must begin with http://, https:// or poll://");

    public static NotificationTarget? TryParse(string uri)
    {
        if (uri.StartsWith(Poll, StringComparison.Ordinal))
        {
            var channel = uri[Poll.Length..];
            return channel.Length > 0 && IsName(channel) ? new(uri, channel == "*" ? "" : channel) : null;
        }

        return uri.Length <= LongestUri && System.Uri.TryCreate(uri, UriKind.Absolute, out var address)
            && (address.Scheme == System.Uri.UriSchemeHttp || address.Scheme == System.Uri.UriSchemeHttps)
            ? new(uri, null)
            : null;
    }

    public static bool IsName(string name) => name.Length <= LongestName && !name.Any(char.IsControl);
}
