using System.Text;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Library;

/// <summary>Cursors are keys in hex: opaque to clients, and a forged one finds nothing outside its own listing.</summary>
internal static class Cursor
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Write(string key) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(key));

    public static string? Read(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        try
        {
            return Strict.GetString(Convert.FromHexString(cursor));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw Invalid();
        }
    }

    public static DamException Invalid() => DamException.Invalid("Invalid next_cursor");
}
