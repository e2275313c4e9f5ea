using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Search.Synonyms;

/// <summary>The English words of a <see cref="ThesaurusFile"/>, and the forms that they are written in. Without the file there are none.</summary>
public sealed class Thesaurus(IOptions<ThesaurusOptions> options, ILogger<Thesaurus> logger) : ISynonyms
{
    private readonly string _path = options.Value.Path;
    private readonly Lock _lock = new();
    private ThesaurusFile? _file;
    private DateTime _unreadable;

    public string? Source => Open()?.Source;

    public IReadOnlyList<RelatedWord> Of(string word)
    {
        if (Open() is not { } file)
        {
            return [];
        }

        string[] forms = [word, .. EnglishForms.Singulars(word)];
        if (forms.Select(form => (Form: form, Related: file.Find(form))).FirstOrDefault(each => each.Related.Count > 0) is not { Related: { } related } found)
        {
            return [];
        }

        return [.. Forms(found.Form).Concat(related.SelectMany(WithPlural)).Where(each => each.Text != word).DistinctBy(each => each.Text)];
    }

    private static IEnumerable<RelatedWord> Forms(string word)
        => new[] { word, EnglishForms.Plural(word) }.OfType<string>().Select(form => new RelatedWord(form, WordRelation.Form));

    private static IEnumerable<RelatedWord> WithPlural(RelatedWord word)
        => EnglishForms.Plural(word.Text) is { } plural ? [word, word with { Text = plural }] : [word];

    /// <summary>Null while it is not there, or cannot be read.</summary>
    private ThesaurusFile? Open()
    {
        lock (_lock)
        {
            if (_file is null && File.Exists(_path) && File.GetLastWriteTimeUtc(_path) is var written && written != _unreadable)
            {
                try
                {
                    _file = new ThesaurusFile(File.ReadAllBytes(_path));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
                {
                    // Once, and again when it is another file.
                    _unreadable = written;
                    Log.NoThesaurus(logger, _path, e);
                }
            }

            return _file;
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(2520, LogLevel.Warning, "The thesaurus {Path} cannot be read; searches find words as they are written")]
    public static partial void NoThesaurus(ILogger logger, string path, Exception cause);
}
