using System.Globalization;
using System.Security;
using System.Text;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Text;

/// <summary>A text with its style in Pango's markup, in which nothing of the text itself is markup.</summary>
internal static class TextMarkup
{
    /// <param name="family">Overrides the style's; null for that.</param>
    /// <param name="scale">1 for the style's own size.</param>
    /// <param name="color">Null where only coverage is drawn.</param>
    public static string Of(string text, TextStyle style, string? family, double scale, Color? color)
    {
        var markup = new StringBuilder("<span");
        Add("font_family", family ?? style.Family);
        Add("size", Units(style.Size * scale));
        Add("weight", Invariant($"{(int)style.Weight}"));
        if (style.IsItalic)
            Add("style", "italic");
        if (style.Decoration == TextDecoration.Underline)
            Add("underline", "single");
        if (style.Decoration == TextDecoration.Strikethrough)
            Add("strikethrough", "true");
        if (style.LetterSpacing != 0)
            Add("letter_spacing", Units((double)style.LetterSpacing * scale));
        if (color is { } c)
            Add("foreground", $"#{c.Red:x2}{c.Green:x2}{c.Blue:x2}");

        return markup.Append('>').Append(Escaped(text)).Append("</span>").ToString();

        void Add(string name, string value) => markup.Append(' ').Append(name).Append("=\"").Append(Escaped(value)).Append('"');
    }

    /// <summary>
    /// Without control characters but tabs and line ends, which no markup can hold; unpaired surrogates become replacement characters.
    /// </summary>
    private static string Escaped(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
                clean.Append(rune);

        return SecurityElement.Escape(clean.ToString());
    }

    /// <summary>Pango's 1024ths of a point; a point is a pixel at 72 dots per inch.</summary>
    private static string Units(double pixels) => Invariant($"{(int)Math.Round(pixels * 1024)}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
