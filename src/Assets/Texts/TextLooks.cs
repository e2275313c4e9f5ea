using System.Collections.Frozen;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Texts;

/// <summary>Reads how a text is to look from the parameters of the wire.</summary>
public static class TextLooks
{
    /// <summary>What texts are drawn with that name no font. SDKs' own tests count on its widths.</summary>
    private const string DefaultFamily = "DejaVu Sans";

    /// <summary>Each names one word of a style, by the beginning that the word has there.</summary>
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["font_weight"] = "",
        ["font_style"] = "",
        ["text_decoration"] = "",
        ["text_align"] = "",
        ["stroke"] = "",
        ["letter_spacing"] = "letter_spacing_",
        ["line_spacing"] = "line_spacing_",
        ["font_antialiasing"] = "antialias_",
        ["font_hinting"] = "hinting_",
    }.ToFrozenDictionary();

    /// <exception cref="DamException">InvalidParameter: a value is none that a text can have.</exception>
    public static StoredText Of(ParameterReader read)
    {
        var size = read.Text("font_size") ?? "12";
        var style = Parsed("font_size", size, $"Arial_{size}");
        var words = Words.Select(word => (Name: word.Key, Value: read.Text(word.Key), Beginning: word.Value)).Where(word => word.Value is not null).ToList();
        foreach (var (name, value, beginning) in words)
        {
            Parsed(name, value!, $"Arial_12_{beginning}{value}");
        }

        style = Parsed("font_family", "", string.Join('_', words.Select(word => word.Beginning + word.Value).Prepend($"Arial_{style.Size}")))
            with { Family = Family(read.Text("font_family")) };
        var opacity = Opacity(read.Text("opacity"));
        return new(
            style.ToString(),
            Faded(Colour("font_color", read.Text("font_color")) ?? Color.Black, opacity),
            Colour("background", read.Text("background")) is { } background ? Faded(background, opacity) : null);
    }

    private static TextStyle Parsed(string name, string value, string text)
    {
        try
        {
            return TextStyle.Parse(text);
        }
        catch (TransformationException)
        {
            throw Invalid(name, value);
        }
    }

    /// <summary>A style is written and read again, so a name that reads as something else than a name is none.</summary>
    private static string Family(string? family)
    {
        if (family is null)
        {
            return DefaultFamily;
        }

        var style = Parsed("font_family", family, $"{family}_12");
        return style.Family == family ? family : throw Invalid("font_family", family);
    }

    private static Color? Colour(string name, string? text)
        => text is null or "transparent" ? null : Color.TryParse(text.Trim(), out var color) ? color : throw Invalid(name, text);

    /// <summary>In percent.</summary>
    private static int Opacity(string? text)
        => text is null ? 100
            : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100 ? percent
            : throw Invalid("opacity", text);

    private static string Faded(Color color, int opacity) => (color with { Alpha = (byte)Math.Round(color.Alpha * opacity / 100.0) }).ToString();

    private static DamException Invalid(string name, string value)
        => DamException.Invalid($"Invalid value for parameter {name}: {(value.Length > 100 ? value[..100] : value)}");
}
