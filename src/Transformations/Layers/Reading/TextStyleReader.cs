using System.Collections.Frozen;
using System.Globalization;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Layers.Reading;

/// <summary>Text styles from and to <c>family_size_keyword...</c>.</summary>
internal static class TextStyleReader
{
    private const int MaxFamilyLength = 255;

    /// <summary>Longer numbers are part of a name: <c>invoice_20261127</c> is a stored text.</summary>
    private const int MaxSizeDigits = 4;

    private static readonly string[] FontFiles = [".ttf", ".otf", ".woff", ".woff2"];

    private static readonly FrozenDictionary<string, Func<TextStyle, TextStyle>> Keywords = new Dictionary<string, Func<TextStyle, TextStyle>>
    {
        // What SDKs write for a slot's default says nothing, whichever slot it was.
        ["normal"] = style => style,
        ["none"] = style => style,
        ["thin"] = style => style with { Weight = FontWeight.Thin },
        ["extralight"] = style => style with { Weight = FontWeight.ExtraLight },
        ["light"] = style => style with { Weight = FontWeight.Light },
        ["book"] = style => style with { Weight = FontWeight.Book },
        ["medium"] = style => style with { Weight = FontWeight.Medium },
        ["semibold"] = style => style with { Weight = FontWeight.SemiBold },
        ["demibold"] = style => style with { Weight = FontWeight.SemiBold },
        ["bold"] = style => style with { Weight = FontWeight.Bold },
        ["extrabold"] = style => style with { Weight = FontWeight.ExtraBold },
        ["ultrabold"] = style => style with { Weight = FontWeight.ExtraBold },
        ["black"] = style => style with { Weight = FontWeight.Black },
        ["heavy"] = style => style with { Weight = FontWeight.Black },
        ["italic"] = style => style with { IsItalic = true },
        ["underline"] = style => style with { Decoration = TextDecoration.Underline },
        ["strikethrough"] = style => style with { Decoration = TextDecoration.Strikethrough },
        ["start"] = style => style with { Alignment = TextAlignment.Start },
        ["end"] = style => style with { Alignment = TextAlignment.End },
        ["left"] = style => style with { Alignment = TextAlignment.Left },
        ["center"] = style => style with { Alignment = TextAlignment.Center },
        ["right"] = style => style with { Alignment = TextAlignment.Right },
        ["justify"] = style => style with { Alignment = TextAlignment.Justify },
        ["stroke"] = style => style with { HasStroke = true },
        ["antialias_none"] = style => style with { Antialias = TextAntialias.None },
        ["antialias_gray"] = style => style with { Antialias = TextAntialias.Gray },
        ["antialias_subpixel"] = style => style with { Antialias = TextAntialias.Subpixel },
        ["antialias_fast"] = style => style with { Antialias = TextAntialias.Fast },
        ["antialias_good"] = style => style with { Antialias = TextAntialias.Good },
        ["antialias_best"] = style => style with { Antialias = TextAntialias.Best },
        ["hinting_none"] = style => style with { Hinting = TextHinting.None },
        ["hinting_slight"] = style => style with { Hinting = TextHinting.Slight },
        ["hinting_medium"] = style => style with { Hinting = TextHinting.Medium },
        ["hinting_full"] = style => style with { Hinting = TextHinting.Full },
    }.ToFrozenDictionary();

    public static TextStyle Read(string text)
    {
        var words = text.Split('_');
        var sizeAt = SizeAt(words);
        var familyLength = sizeAt > 0 ? sizeAt : 1;
        var family = string.Join('_', words[..familyLength]);
        if (family.Trim().Length == 0 || family.Length > MaxFamilyLength || family.Any(char.IsControl))
            throw Invalid(text, $"a font family has 1 to {MaxFamilyLength} characters");

        var style = new TextStyle { Family = family };
        if (sizeAt > 0)
            style = style with { Size = Size(text, words[sizeAt]) };

        return ReadKeywords(style, text, words.AsSpan(sizeAt > 0 ? sizeAt + 1 : 1));
    }

    /// <summary>Index of the first word after the family's first that is one to four digits; 0 when there is none.</summary>
    public static int SizeAt(string[] words) => Math.Max(Array.FindIndex(words, Math.Min(1, words.Length), IsSize), 0);

    public static bool IsFontFile(string family) => Array.Exists(FontFiles, name => family.EndsWith(name, StringComparison.OrdinalIgnoreCase));

    public static string Write(TextStyle style)
    {
        var words = new List<string> { style.Family, style.Size.ToString(CultureInfo.InvariantCulture) };
        Add(style.Weight != FontWeight.Normal, Word(style.Weight));
        Add(style.IsItalic, "italic");
        Add(style.Decoration != TextDecoration.None, Word(style.Decoration));
        Add(style.Alignment != TextAlignment.Start, Word(style.Alignment));
        Add(style.HasStroke, "stroke");
        Add(style.Stroke is not null, $"bo_{style.Stroke?.WidthInPixels}px_solid_{style.Stroke?.Color}");
        Add(style.LetterSpacing != 0, $"letter_spacing_{Plain(style.LetterSpacing)}");
        Add(style.LineSpacing != 0, $"line_spacing_{Plain(style.LineSpacing)}");
        Add(style.Antialias is not null, $"antialias_{Word(style.Antialias)}");
        Add(style.Hinting is not null, $"hinting_{Word(style.Hinting)}");
        return string.Join('_', words);

        void Add(bool isSet, string word)
        {
            if (isSet)
                words.Add(word);
        }
    }

    private static TextStyle ReadKeywords(TextStyle style, string text, ReadOnlySpan<string> words)
    {
        while (words.Length > 0)
        {
            var (read, count) = words switch
            {
                ["letter", "spacing", var number, ..] => (style with { LetterSpacing = Spacing(text, "letter_spacing", number) }, 3),
                ["line", "spacing", var number, ..] => (style with { LineSpacing = Spacing(text, "line_spacing", number) }, 3),
                ["bo", var width, "solid", var color, ..] => (style with { HasStroke = true, Stroke = Stroke(text, width, color) }, 4),
                ["antialias" or "hinting", var kind, ..] => (Keyword(style, text, $"{words[0]}_{kind}"), 2),
                _ => (Keyword(style, text, words[0]), 1),
            };
            style = read;
            words = words[count..];
        }

        return style;
    }

    private static TextStyle Keyword(TextStyle style, string text, string word)
        => Keywords.TryGetValue(word, out var set) ? set(style) : throw Invalid(text, $"'{word}' is no keyword of a style");

    private static int Size(string text, string digits)
        => Numbers.TryInteger(digits, out var size) && size is >= 1 and <= TextStyle.MaxSize
            ? size
            : throw Invalid(text, $"the size is 1 to {TextStyle.MaxSize} pixels");

    private static TextStroke Stroke(string text, string width, string color)
        => width.EndsWith("px", StringComparison.Ordinal) && Numbers.TryInteger(width[..^2], out var pixels) && pixels is >= 1 and <= TextStroke.MaxWidth
            && Color.TryParse(color, out var parsed)
            ? new(pixels, parsed)
            : throw Invalid(text, $"an outline is bo_1px_solid_red to bo_{TextStroke.MaxWidth}px_solid_red");

    private static decimal Spacing(string text, string name, string number)
        => Numbers.TryDecimal(number, out var spacing) && Math.Abs(spacing) <= TextStyle.MaxSpacing
            ? spacing == 0 ? 0 : spacing
            : throw Invalid(text, $"{name} is a number from -{TextStyle.MaxSpacing} to {TextStyle.MaxSpacing}");

    private static bool IsSize(string word) => word.Length is > 0 and <= MaxSizeDigits && word.All(char.IsAsciiDigit);

    private static string Word<T>(T value) => $"{value}".ToLowerInvariant();

    private static string Plain(decimal number) => number.ToString("0.###############", CultureInfo.InvariantCulture);

    private static TransformationException Invalid(string text, string reason)
        => new($"Invalid text style in transformation: {text} ({reason})");
}
