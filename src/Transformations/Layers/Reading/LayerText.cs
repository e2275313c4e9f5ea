using System.Text.RegularExpressions;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Layers.Reading;

/// <summary>Texts and their styles inside the value of a layer.</summary>
internal static partial class LayerText
{
    /// <summary>A text and its style, both decoded for the last time.</summary>
    /// <exception cref="TransformationException">Style or text is none.</exception>
    public static LayerSource Styled(string style, string text)
    {
        if (StyleVariable().IsMatch(style))
            return new VariableStyleTextSource(style, Checked(text));

        return TextStyle.HasSize(style) ? new TextSource(TextStyle.Parse(style), Checked(text))
            : LayerId.IsValid(style) ? new StoredStyleTextSource(style, Checked(text))
            : throw new TransformationException($"Invalid text style in transformation: {style}");
    }

    public static string Interpolated(string text, Func<string, string> lookup)
        => Checked(Variable().Replace(text, match => lookup(match.Groups["name"].Value)));

    /// <exception cref="TransformationException">A variable stands in the result again.</exception>
    public static string InterpolatedStyle(string style, Func<string, string> lookup)
    {
        var result = StyleVariable().Replace(style, match => lookup(match.Groups["name"].Value));
        return StyleVariable().IsMatch(result) ? throw new TransformationException($"Invalid text style in transformation: {result}") : result;
    }

    /// <summary>What decodes to <paramref name="text"/>.</summary>
    public static string Write(string text)
        => PercentEncoding.Decode(text) == text ? text : text.Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>As <see cref="Write"/>, without the colon that ends a style.</summary>
    public static string WriteStyle(string style) => LayerId.Write(style, folderEnd: '/');

    /// <summary>With every line end as <c>\n</c>.</summary>
    private static string Checked(string text)
    {
        if (text.Length > TextSource.MaxLength)
            throw new TransformationException($"Text is too long: {text.Length} characters, at most {TextSource.MaxLength}");

        var lines = text.ReplaceLineEndings("\n");
        return lines.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))
            ? throw new TransformationException("Invalid text in transformation: it contains a control character")
            : lines;
    }

    [GeneratedRegex(@"\$\((?<name>_*[A-Za-z][A-Za-z0-9]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$\((?<name>_*[A-Za-z][A-Za-z0-9]*)\)|\$(?<name>_*[A-Za-z][A-Za-z0-9]*)", RegexOptions.CultureInvariant)]
    private static partial Regex StyleVariable();
}
