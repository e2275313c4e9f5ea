using System.Text;

namespace ServerlessDam.Media.Operations.Text;

/// <summary>Characters that an emoji font may draw in colours of its own.</summary>
internal static class ColourGlyphs
{
    private const int EmojiPresentation = 0xFE0F;

    /// <summary>May say yes for nothing: that only costs time.</summary>
    public static bool MayBeIn(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is 0xA9 or 0xAE or EmojiPresentation or (>= 0x203C and < 0x2C00) or (>= 0x3030 and < 0x3300) or (>= 0x1F000 and < 0x20000))
                return true;

        return false;
    }
}
