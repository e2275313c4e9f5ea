using System.Text;

namespace ServerlessDam.Media.Operations.Text;

/// <summary>Which way a text runs.</summary>
internal static class TextDirection
{
    /// <summary>Its first letter decides (Unicode Annex 9, P2 and P3): Hebrew, Arabic and the other scripts of those blocks.</summary>
    public static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetter(rune))
                return rune.Value is (>= 0x590 and < 0x900) or (>= 0xFB1D and < 0xFE00) or (>= 0xFE70 and < 0xFF00)
                    or (>= 0x10800 and < 0x11000) or (>= 0x1E800 and < 0x1F000);

        return false;
    }
}
