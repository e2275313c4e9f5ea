using System.Globalization;
using ServerlessDam.Tests;

namespace ServerlessDam.Transformations.Tests.Builders;

/// <summary>What the corpus is answered with, as the table <c>answers.tsv</c> and as a page of the documentation.</summary>
internal static class Answers
{
    private static readonly string[] OfVideos =
        ["alternate", "hlsv3", "keep_dar", "mono", "no_stream", "splice", "sprite", "streaming_attachment", "truncate_ts", "waveform"];

    public static string TablePath { get; } = Path.Combine(Corpus.Folder, "answers.tsv");

    public static string PagePath { get; } = Path.Combine(RepositoryRoot.Path, "docs", "transformations-engines.md");

    public static string Table(IReadOnlyList<BuiltString> strings)
        => "# kind\tanswer\tstrings\tone of them\n" + string.Concat(Rows(strings).Select(row => $"{row.Answer.Kind}\t{row.Answer.Text}\t{row.Count}\t{row.Example}\n"));

    public static string Page(IReadOnlyList<BuiltString> strings)
    {
        var missing = Rows(strings).Where(row => row.Answer.Kind == "engine").Select(row => $"| {row.Answer.Text} | `{row.Example}` |\n");
        return $"""
            # Transformations that need an engine
            The official builders write these, and this server understands them; each needs a detector, a model or a paid service that is
            not part of it. They are answered with 400 and the error in `X-Cld-Error`. The page is generated from what the tests see.
            What is filled without a prompt needs none of them: [filling.md](filling.md).

            | error | for example |
            | --- | --- |
            {string.Concat(missing)}
            """.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    /// <summary>A parameter, a layer, an effect, a flag or a format that a video knows and a picture does not.</summary>
    public static bool IsOfVideos(Answer? answer) => answer switch
    {
        { Kind: "video" } => true,
        { Kind: "not yet", Text: ['F', 'o', 'r', 'm', 'a', 't', ..] and var text } => !text.Contains(" gl", StringComparison.Ordinal) && !text.Contains(" usdz", StringComparison.Ordinal),
        { Kind: "not yet", Text: var text } => text.StartsWith("A quantiser", StringComparison.Ordinal) || text.StartsWith("A video format", StringComparison.Ordinal)
            || OfVideos.Any(flag => text.StartsWith($"Flag {flag} ", StringComparison.Ordinal)),
        _ => false,
    };

    private static IEnumerable<(Answer Answer, string Count, string Example)> Rows(IReadOnlyList<BuiltString> strings)
        => strings.Select(built => (Built: built, Answer: Answer.To(built)))
            .Where(pair => pair.Answer is not null)
            .GroupBy(pair => pair.Answer!)
            .Select(group => (group.Key, group.Count().ToString(CultureInfo.InvariantCulture), group.First().Built.Transformation.ReplaceLineEndings(" ")))
            .OrderBy(row => row.Key.Kind, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Text, StringComparer.Ordinal);
}
