using System.Text;

namespace ServerlessDam.Functions.Wire.Authentication;

/// <summary>User and password of an <c>Authorization: Basic</c> header.</summary>
internal readonly record struct BasicCredentials(string User, string Password)
{
    /// <summary>Either base64 alphabet, with or without padding: one SDK writes the URL-safe one. Null when unreadable.</summary>
    public static BasicCredentials? Parse(string encoded)
    {
        var standard = encoded.Trim().Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var bytes = new byte[(standard.Length * 3 / 4) + 3];
        if (!Convert.TryFromBase64String(standard.PadRight((standard.Length + 3) / 4 * 4, '='), bytes, out var length))
            return null;

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : new BasicCredentials(text[..colon], text[(colon + 1)..]);
    }

    public override string ToString() => User;
}
