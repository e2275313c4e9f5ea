using System.Text;

namespace ServerlessDam.Embedded.Sqlite;

/// <summary>
/// Texts as bytes whose order (memcmp, SQLite's for blobs) is the ordinal order of the texts, beyond the BMP too: every UTF-16
/// unit is written as UTF-8 writes a character of its value (CESU-8). 0xFF occurs in none.
/// </summary>
internal static class KeyBytes
{
    /// <summary>Above every key.</summary>
    public static readonly byte[] End = [0xFF];

    public static byte[] Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return Encoding.ASCII.GetBytes(text);
        }

        var bytes = new byte[text.Length * 3];
        var length = 0;
        foreach (var c in text)
        {
            if (c < 0x80)
            {
                bytes[length++] = (byte)c;
            }
            else if (c < 0x800)
            {
                bytes[length++] = (byte)(0xC0 | c >> 6);
                bytes[length++] = (byte)(0x80 | c & 0x3F);
            }
            else
            {
                bytes[length++] = (byte)(0xE0 | c >> 12);
                bytes[length++] = (byte)(0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte)(0x80 | c & 0x3F);
            }
        }

        return bytes[..length];
    }

    /// <summary>The inverse of <see cref="Of"/>; only for what that made.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            _ = bytes[i] switch
            {
                < 0x80 => text.Append((char)bytes[i]),
                < 0xE0 => text.Append((char)((bytes[i] & 0x1F) << 6 | bytes[++i] & 0x3F)),
                _ => text.Append((char)((bytes[i] & 0x0F) << 12 | (bytes[++i] & 0x3F) << 6 | bytes[++i] & 0x3F)),
            };
        }

        return text.ToString();
    }

    /// <summary>The least key above <paramref name="key"/>.</summary>
    public static byte[] After(byte[] key) => [.. key, 0];
}
