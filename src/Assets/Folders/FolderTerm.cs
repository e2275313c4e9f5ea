using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Folders;

/// <summary>One condition of a <see cref="FolderExpression"/>.</summary>
/// <param name="Field">Empty: the name, for a word alone.</param>
/// <param name="Whole">The value as a whole rather than words of it.</param>
/// <param name="Open">A star at the end.</param>
internal sealed partial record FolderTerm(string Field, bool Whole, string Value, bool Open, bool Negated)
{
    private static readonly string[] Fields = ["name", "path", "parent", "id"];

    /// <summary>Whether one look-up by <see cref="Value"/> finds all that could be meant.</summary>
    public bool NamesAPlace => !Negated && Whole && !Open && Field is "path" or "parent";

    /// <exception cref="DamException">InvalidParameter: an unknown field.</exception>
    public static FolderTerm Of(Match match, bool negated)
    {
        var (field, sign) = (match.Groups["field"].Value, match.Groups["sign"].Value);
        if (field.Length > 0 && !Fields.Contains(field))
        {
            throw DamException.Invalid($"Unknown field in search expression: {field}; folders have {string.Join(", ", Fields)}");
        }

        var text = match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["word"].Value;
        var open = text.EndsWith('*') && !text.EndsWith("\\*", StringComparison.Ordinal);
        var value = Escaped().Replace(open ? text[..^1] : text, "$1");
        return new(field, sign == "=", value, open, negated || match.Groups["not"].Success);
    }

    public bool Holds(Folder folder)
    {
        var text = Field switch
        {
            "path" => folder.Path,
            "parent" => folder.Parent,
            "id" => folder.ExternalId,
            "name" when Value.Contains('/') => folder.Path,
            _ => folder.Name,
        };
        return Negated != (Whole || Field.Length == 0 && Open ? IsWhole(text) : HasWords(text));
    }

    private bool IsWhole(string text)
        => Open ? text.StartsWith(Value, StringComparison.OrdinalIgnoreCase) : string.Equals(text, Value.Trim('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>The words of the value one after the other, the last one perhaps only begun.</summary>
    private bool HasWords(string text)
    {
        var (words, wanted) = (WordsOf(text), WordsOf(Value));
        return wanted.Length == 0
            ? Open
            : Enumerable.Range(0, Math.Max(0, words.Length - wanted.Length + 1)).Any(start => wanted.Index().All(each => Fits(words[start + each.Index], each.Item, each.Index == wanted.Length - 1)));
    }

    private bool Fits(string word, string wanted, bool last) => last && Open ? word.StartsWith(wanted, StringComparison.Ordinal) : word == wanted;

    private static string[] WordsOf(string text) => Words().Split(FolderPath.Folded(text)) is var words ? [.. words.Where(word => word.Length > 0)] : [];

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M}]+")]
    private static partial Regex Words();
}
