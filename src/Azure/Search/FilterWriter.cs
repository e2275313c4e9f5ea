using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Azure.Search;

/// <summary>A predicate as an OData filter. Nothing of the caller's stands in it but in <see cref="SafeText"/>.</summary>
internal sealed class FilterWriter
{
    /// <summary>The service refuses a filter of too many clauses, somewhere above hundreds (learn.microsoft.com/azure/search/search-query-odata-filter).</summary>
    public const int MostClauses = 500;

    /// <summary>Characters of a term that is sought by its beginning (learn.microsoft.com/azure/search/search-limits-quotas-capacity).</summary>
    public const int LongestBeginning = 1000;

    /// <summary>Beginnings in one query, far below the 1024 alternatives that a query of Lucene takes.</summary>
    private const int MostBeginnings = 200;

    private const int MostLevels = 64;
    private int _clauses;

    /// <exception cref="DamException">InvalidParameter: larger than the service takes.</exception>
    public static string Write(SearchPredicate predicate) => Write(predicate, out _);

    /// <param name="clauses">As many as were written.</param>
    /// <exception cref="DamException">InvalidParameter: larger than the service takes.</exception>
    public static string Write(SearchPredicate predicate, out int clauses)
    {
        var writer = new FilterWriter();
        var filter = writer.Write(predicate, 0);
        clauses = writer._clauses;
        return filter;
    }

    private void Add(int clauses, int level)
    {
        _clauses += clauses;
        if (level > MostLevels || _clauses > MostClauses)
        {
            throw DamException.Invalid($"The search is larger than Azure AI Search takes: at most {MostClauses} clauses, {MostLevels} levels deep.");
        }
    }

    private string Write(SearchPredicate predicate, int level)
    {
        Add(0, level);
        switch (predicate)
        {
            case SearchPredicate.All all:
                return Join(" and ", "true", all.Parts.Select(part => Write(part, level + 1)));
            case SearchPredicate.Any any:
                return Join(" or ", "false", WriteAny(any, level + 1));
            case SearchPredicate.Not not:
                return $"not ({Write(not.Part, level + 1)})";
        }

        Add(predicate is SearchPredicate.Words written ? WordsFilter.Count(written) : 1, level);
        return predicate switch
        {
            SearchPredicate.Everything or SearchPredicate.Preferred => "true",
            SearchPredicate.Nothing => "false",
            SearchPredicate.Exact exact => $"{IndexFields.Values}/any(v: v eq {OData.Text(SafeText.FromValue(exact.Field, exact.Value))})",
            SearchPredicate.Begins begins => OData.Match(Beginning(begins), IndexFields.Values),
            SearchPredicate.Pieces pieces => WritePieces(pieces),
            SearchPredicate.Words words => WordsFilter.Write(words),
            SearchPredicate.Related related => WordsFilter.Write(related),
            SearchPredicate.Between between => NumberFilter.Write(between),
            SearchPredicate.Exists exists => $"{IndexFields.Has}/any(h: h eq {OData.Text(SafeText.From(exists.Field))})",
            _ => throw new InvalidOperationException($"A predicate of an unknown kind: {predicate.GetType().Name}."),
        };
    }

    /// <summary>Whole values are one list, which is one clause to the service, and so are beginnings: a person may have many folders.</summary>
    private IEnumerable<string> WriteAny(SearchPredicate.Any any, int level)
    {
        var exact = any.Parts.OfType<SearchPredicate.Exact>().ToList();
        if (exact.Count > 1)
        {
            Add(1, level);
            yield return $"{IndexFields.Values}/any(v: search.in(v, {OData.Text(string.Join('|', exact.Select(part => SafeText.FromValue(part.Field, part.Value))))}, '|'))";
        }

        foreach (var some in any.Parts.OfType<SearchPredicate.Begins>().Chunk(MostBeginnings))
        {
            Add(1, level);
            yield return OData.Match(string.Join(' ', some.Select(Beginning)), IndexFields.Values);
        }

        foreach (var part in any.Parts.Where(part => part is not SearchPredicate.Begins && (exact.Count == 1 || part is not SearchPredicate.Exact)))
        {
            yield return Write(part, level);
        }
    }

    private static string WritePieces(SearchPredicate.Pieces pieces)
    {
        if (pieces.Parts.Length < 2)
        {
            return $"{IndexFields.Values}/any(v: v eq {OData.Text(SafeText.FromValue(pieces.Field, string.Concat(pieces.Parts)))})";
        }

        var parts = pieces.Parts.Where((part, at) => part.Length > 0 || at == 0 || at == pieces.Parts.Length - 1).Select(SafeText.From);
        return OData.Match(Bounded(SafeText.FromField(pieces.Field) + string.Join('*', parts)), IndexFields.Values);
    }

    private static string Beginning(SearchPredicate.Begins begins) => Beginning(SafeText.FromField(begins.Field) + SafeText.From(begins.Beginning));

    /// <summary>A query for terms that begin so.</summary>
    public static string Beginning(string text) => Bounded(text) + "*";

    private static string Bounded(string text)
        => text.Length < LongestBeginning ? text : throw DamException.Invalid($"A part of a text that long cannot be looked for by Azure AI Search, whose limit is {LongestBeginning} characters with what it takes to write them.");

    private static string Join(string with, string none, IEnumerable<string> parts)
    {
        var written = parts.ToList();
        return written.Count switch { 0 => none, 1 => written[0], _ => $"({string.Join(with, written)})" };
    }
}
