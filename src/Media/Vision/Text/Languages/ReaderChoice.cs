using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Vision.Text.Languages;

/// <summary>Who reads a picture's text.</summary>
/// <param name="Languages">Those in which Tesseract reads it; none: the model reads it.</param>
/// <param name="Unreadable">Why nobody can, in words for people; null where somebody can.</param>
internal sealed record ReaderChoice(IReadOnlyList<TextLanguage> Languages, string? Unreadable)
{
    public static ReaderChoice Model { get; } = new([], null);

    /// <summary>
    /// Without a hint, and for what it reads as it is written, the model. For other languages Tesseract; where it lacks one whose letters the model
    /// knows, the model still, which is better than nothing; where it lacks another, nobody: letters would be taken for what they are not.
    /// </summary>
    /// <param name="hasModel">Whether the model is here.</param>
    /// <param name="hasPack">Whether Tesseract has data for a language, by its own name of it.</param>
    public static ReaderChoice Of(TextHint? hint, bool hasModel, Func<string, bool> hasPack)
    {
        var asked = hint?.Each() ?? [];
        if (asked.IsEmpty || (hasModel && asked.All(language => language.IsOfModel)))
            return Model;
        var lacking = asked.Where(language => !hasPack(language.Pack)).ToList();
        if (lacking.Count == 0)
            return new(asked, null);
        var here = asked.Where(language => hasPack(language.Pack)).ToList();
        if (lacking.All(language => language.IsLegibleToModel) && (hasModel || here.Count > 0))
            return hasModel && here.All(language => language.IsLegibleToModel) ? Model : new(here, null);
        return new([], $"Nothing here reads {string.Join(", ", lacking.Select(language => language.Name))}: Tesseract has no data for it (Debian: {string.Join(", ", lacking.Select(Package))})");
    }

    private static string Package(TextLanguage language) => $"tesseract-ocr-{language.Pack.Replace('_', '-')}";
}
