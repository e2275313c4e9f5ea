using System.Text.RegularExpressions;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>A full-text query on some fields of an index.</summary>
internal sealed class LuceneQuery
{
    /// <summary>Clauses of a search (learn.microsoft.com/azure/search/search-limits-quotas-capacity).</summary>
    private const int MostClauses = 3000;

    private readonly IndexSchema _schema;
    private readonly LuceneNode _root;
    private readonly IReadOnlyList<string> _fields;
    private readonly Dictionary<string, Regex> _patterns = [];

    private LuceneQuery(IndexSchema schema, LuceneNode root, IReadOnlyList<string> fields) => (_schema, _root, _fields) = (schema, root, fields);

    public static LuceneQuery Parse(IndexSchema schema, ODataNode.Match match)
    {
        var fields = match.Fields?.Split(',', StringSplitOptions.TrimEntries).ToList() ?? [.. schema.Searchable];
        // The simple syntax is read as the full one, of which the stand-in needs the part that both share.
        var root = LuceneParser.Parse(match.Query, match.IsAll);
        var clauses = Count(root);
        foreach (var field in fields.Concat(FieldsOf(root)))
        {
            IndexSchema.Refuse(schema.Find(field) is not { IsSearchable: true }, $"The field '{field}' in the search field list is not searchable.");
        }

        IndexSchema.Refuse(clauses * fields.Count > MostClauses, $"A search takes {MostClauses} clauses.");
        return new LuceneQuery(schema, root, fields);
    }

    public (bool Holds, double Score) Evaluate(StoredDocument document, IReadOnlyCollection<StoredDocument> corpus) => Evaluate(_root, null, document, corpus);

    private (bool Holds, double Score) Evaluate(LuceneNode node, string? scope, StoredDocument document, IReadOnlyCollection<StoredDocument> corpus)
    {
        var field = node.Field ?? scope;
        var (holds, score) = node switch
        {
            LuceneNode.All => (true, 1),
            LuceneNode.Group group => EvaluateGroup(group, field, document, corpus),
            _ => Best((field is null ? _fields : [field]).Select(each => EvaluateLeaf(node, each, document, corpus))),
        };
        return (holds, holds ? score * node.Boost : 0);
    }

    private (bool Holds, double Score) EvaluateGroup(LuceneNode.Group group, string? field, StoredDocument document, IReadOnlyCollection<StoredDocument> corpus)
    {
        var results = group.Clauses.Select(clause => (clause.Occurs, Result: Evaluate(clause.Node, field, document, corpus))).ToList();
        var hasMust = results.Exists(each => each.Occurs == Occurs.Must);
        var holds = results.TrueForAll(each => each.Occurs switch { Occurs.Must => each.Result.Holds, Occurs.MustNot => !each.Result.Holds, _ => true })
            && (hasMust || results.Exists(each => each.Occurs == Occurs.Should && each.Result.Holds));
        return (holds, results.Where(each => each.Occurs != Occurs.MustNot).Sum(each => each.Result.Score));
    }

    /// <summary>Of several fields the best one counts.</summary>
    private static (bool Holds, double Score) Best(IEnumerable<(bool Holds, double Score)> results)
        => results.Aggregate((false, 0d), (best, result) => (best.Item1 || result.Holds, Math.Max(best.Item2, result.Holds ? result.Score : 0)));

    private (bool Holds, double Score) EvaluateLeaf(LuceneNode leaf, string field, StoredDocument document, IReadOnlyCollection<StoredDocument> corpus)
    {
        var terms = document.TermsOf(_schema, field);
        switch (leaf)
        {
            // Wildcard and regular expression queries: all matches are treated equally, .../query-lucene-syntax.
            case LuceneNode.Pattern pattern:
                return (Beginning(pattern.Expression) is { } beginning ? document.HasBeginning(_schema, field, beginning) : terms.Any(RegexOf(pattern.Expression).IsMatch), 1);
            case LuceneNode.Fuzzy fuzzy:
                return (terms.Any(term => Distance.Between(term, fuzzy.Text) <= fuzzy.Distance), 1);
            case LuceneNode.Phrase phrase:
                var words = Analysis.Terms(_schema.Find(field)!.Analyzer, phrase.Text);
                return (HasPhrase(terms, words, phrase.Slop), Weight(field, words, terms, corpus));
            case LuceneNode.Term term:
                // A term that its analyzer takes apart is any, or with searchMode all, each of its words.
                var parts = Analysis.Terms(_schema.Find(field)!.Analyzer, term.Text);
                return (parts.Any(terms.Contains), Weight(field, parts, terms, corpus));
            default:
                throw new InvalidOperationException(leaf.GetType().Name);
        }
    }

    /// <summary>Of a pattern that asks for no more than a beginning, as most do.</summary>
    private static string? Beginning(string expression)
        => expression.EndsWith(".*", StringComparison.Ordinal) && expression[..^2].All(char.IsLetterOrDigit) ? expression[..^2] : null;

    private Regex RegexOf(string expression)
        => _patterns.TryGetValue(expression, out var known) ? known : _patterns[expression] = new Regex($"^(?:{expression})$", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static bool HasPhrase(IReadOnlyList<string> terms, IReadOnlyList<string> words, int slop)
        => words.Count > 0 && Enumerable.Range(0, terms.Count).Any(at => terms[at] == words[0] && Follow(terms, words, at, slop));

    /// <summary>The words in their order, with so many others between.</summary>
    private static bool Follow(IReadOnlyList<string> terms, IReadOnlyList<string> words, int at, int slop)
    {
        foreach (var word in words.Skip(1))
        {
            var next = Enumerable.Range(at + 1, slop + 1).FirstOrDefault(place => place < terms.Count && terms[place] == word);
            if (next == 0)
            {
                return false;
            }

            (slop, at) = (slop - (next - at - 1), next);
        }

        return true;
    }

    /// <summary>BM25 with k1 1.2 and b 0.75 (learn.microsoft.com/azure/search/index-similarity-and-scoring).</summary>
    private double Weight(string field, IReadOnlyList<string> words, IReadOnlyList<string> terms, IReadOnlyCollection<StoredDocument> corpus)
    {
        var average = corpus.Average(document => (double)document.TermsOf(_schema, field).Count);
        return words.Distinct().Sum(word =>
        {
            var holding = corpus.Count(document => document.TermsOf(_schema, field).Contains(word));
            var frequency = terms.Count(term => term == word);
            return Math.Log(1 + ((corpus.Count - holding + 0.5) / (holding + 0.5))) * frequency * 2.2 / (frequency + (1.2 * (0.25 + (0.75 * terms.Count / Math.Max(average, 1)))));
        });
    }

    private static int Count(LuceneNode node) => node is LuceneNode.Group group ? group.Clauses.Sum(clause => Count(clause.Node)) : 1;

    private static IEnumerable<string> FieldsOf(LuceneNode node)
        => (node.Field is { } field ? [field] : Enumerable.Empty<string>()).Concat(node is LuceneNode.Group group ? group.Clauses.SelectMany(clause => FieldsOf(clause.Node)) : []);
}
