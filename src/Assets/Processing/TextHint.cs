using System.Collections.Immutable;

namespace ServerlessDam.Assets.Processing;

/// <summary>In what languages the text of a picture is, by a caller's word.</summary>
/// <param name="Languages">Codes of <see cref="TextLanguages"/>, separated by commas, in the order in which they were asked for: <c>fr,en</c>.</param>
/// <param name="IsDocument">It is dense print, rather than writing on things.</param>
public sealed record TextHint(string Languages, bool IsDocument)
{
    /// <summary>Reading takes as many times as long.</summary>
    public const int MostLanguages = 4;

    /// <summary>How an asset notes what was asked: <c>ocr:adv_ocr:document:fr,en</c>.</summary>
    private const string Note = "ocr:";

    private const int LongestValue = 200;

    private const string Form = "expected adv_ocr or adv_ocr:document, and behind that a colon and languages: adv_ocr:fr,en";

    /// <summary>At least one, each once.</summary>
    public ImmutableArray<TextLanguage> Each() => [.. Languages.Split(',').Select(code => TextLanguages.Find(code)!)];

    /// <summary>Reads a value of the parameter <c>ocr</c>: <c>adv_ocr</c>, <c>adv_ocr:fr</c>, <c>adv_ocr:document:fr,en</c>.</summary>
    /// <param name="problem">What is wrong with it, in words for the caller; null for nothing.</param>
    /// <returns>Null where it names no language.</returns>
    public static TextHint? Read(string value, out string? problem)
    {
        var parts = value.Split(':');
        var isDocument = parts is [_, "document", ..];
        problem = null;
        if (value.Length > LongestValue)
        {
            problem = $"it has {value.Length} characters, at most {LongestValue}";
            return null;
        }

        switch (parts[(isDocument ? 2 : 1)..])
        {
            case [] when parts[0] == "adv_ocr":
                return null;
            case [var list] when parts[0] == "adv_ocr":
                var tags = list.Split(',', StringSplitOptions.TrimEntries);
                problem = tags.Length > MostLanguages ? $"{tags.Length} languages, at most {MostLanguages}"
                    : tags.FirstOrDefault(tag => TextLanguages.Find(tag) is null) is { } unknown ? $"'{unknown[..Math.Min(unknown.Length, 40)]}' is no language that is known here"
                    : null;
                return problem is null ? new(string.Join(',', tags.Select(tag => TextLanguages.Find(tag)!.Code).Distinct()), isDocument) : null;
            default:
                problem = Form;
                return null;
        }
    }

    /// <summary>What an asset notes that was asked for last; null for no language.</summary>
    /// <param name="notes"><see cref="Library.Asset.AddOns"/>.</param>
    public static TextHint? Noted(IEnumerable<string> notes)
        => notes.FirstOrDefault(note => note.StartsWith(Note, StringComparison.Ordinal)) is { } note ? Read(note[Note.Length..], out _) : null;
}
