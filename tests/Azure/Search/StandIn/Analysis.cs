using System.Text.RegularExpressions;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>
/// Predefined analyzers of learn.microsoft.com/azure/search/index-add-custom-analyzers: keyword, whitespace and (about) standard.lucene.
/// What the gap between two elements of a collection is nobody documents: here there is none, so that whoever relies on one is found out.
/// </summary>
public static partial class Analysis
{
    /// <summary>Bytes of UTF-8 of a term at most.</summary>
    public const int LongestTerm = 32_766;

    public static bool Knows(string analyzer) => analyzer is "keyword" or "whitespace" or "standard.lucene" or "standard";

    public static IReadOnlyList<string> Terms(string analyzer, string text)
        => analyzer switch
        {
            "keyword" => [text],
            "whitespace" => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            _ => [.. Word().Matches(text).Select(word => word.Value.ToLowerInvariant())],
        };

    /// <summary>All terms of a field's text or texts, in order.</summary>
    public static IReadOnlyList<string> Terms(SchemaField field, object? value)
        => value switch
        {
            string text => Terms(field.Analyzer, text),
            IEnumerable<object?> texts => [.. texts.OfType<string>().SelectMany(text => Terms(field.Analyzer, text))],
            _ => [],
        };

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+('[\p{L}]+)?")]
    private static partial Regex Word();
}
