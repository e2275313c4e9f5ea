using System.Globalization;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>Whether a filter holds of a document, and the score that its search.ismatchscoring calls make of it.</summary>
internal sealed class ODataEvaluator(IndexSchema schema, IReadOnlyCollection<StoredDocument> corpus)
{
    private readonly Dictionary<ODataNode.Match, LuceneQuery> _queries = [];

    public (bool Holds, double Score) Evaluate(ODataNode node, StoredDocument document)
    {
        switch (node)
        {
            case ODataNode.And both:
                var left = Evaluate(both.Left, document);
                var right = left.Holds ? Evaluate(both.Right, document) : default;
                return (right.Holds, right.Holds ? left.Score + right.Score : 0);
            case ODataNode.Or either:
                var (one, other) = (Evaluate(either.Left, document), Evaluate(either.Right, document));
                return (one.Holds || other.Holds, one.Score + other.Score);
            case ODataNode.Not negation:
                return (!Evaluate(negation.Part, document).Holds, 0);
            case ODataNode.Match match:
                var query = _queries.TryGetValue(match, out var known) ? known : _queries[match] = LuceneQuery.Parse(schema, match);
                var found = query.Evaluate(document, corpus);
                return (found.Holds, match.IsScoring && found.Holds ? found.Score : 0);
            default:
                return (Holds(node, null, document.Fields), 0);
        }
    }

    /// <param name="variable">The range variable, whose value is <paramref name="bound"/>; without one that is the document's fields.</param>
    private static bool Holds(ODataNode node, string? variable, object? bound)
    {
        object? Value(string path)
            => (variable is null ? path.Split('/') : path.Split('/').Skip(1)).Aggregate(bound, (at, name) => (at as Dictionary<string, object?>)?[name]);

        return node switch
        {
            ODataNode.Literal literal => literal.Value,
            ODataNode.Flag flag => Value(flag.Path) is true,
            ODataNode.In search => Value(search.Path) is string text && search.Values.Contains(text),
            ODataNode.Compare compare => Compare(Value(compare.Path), compare.Operator, compare.Constant),
            ODataNode.And both => Holds(both.Left, variable, bound) && Holds(both.Right, variable, bound),
            ODataNode.Or either => Holds(either.Left, variable, bound) || Holds(either.Right, variable, bound),
            ODataNode.Not negation => !Holds(negation.Part, variable, bound),
            ODataNode.Lambda { Body: null } lambda => Value(lambda.Path) is List<object?> { Count: > 0 },
            ODataNode.Lambda { IsAny: true } lambda => Value(lambda.Path) is List<object?> list && list.Any(element => Holds(lambda.Body, lambda.Variable, element)),
            ODataNode.Lambda lambda => Value(lambda.Path) is List<object?> list && list.All(element => Holds(lambda.Body, lambda.Variable, element)),
            _ => throw new RefusalException($"A {node.GetType().Name} cannot stand in a lambda expression."),
        };
    }

    /// <summary>The table of nulls of learn.microsoft.com/azure/search/search-query-odata-comparison-operators.</summary>
    private static bool Compare(object? value, string sign, object? constant)
    {
        if (value is null || constant is null)
        {
            return sign switch { "eq" => value is null && constant is null, "ne" => value is not null || constant is not null, _ => false };
        }

        if (value is double.NaN || constant is double.NaN)
        {
            return sign == "ne";
        }

        var order = (value, constant) switch
        {
            (string text, string other) => string.CompareOrdinal(text, other),
            (long whole, long other) => whole.CompareTo(other),
            (DateTimeOffset time, DateTimeOffset other) => time.CompareTo(other),
            (bool truth, bool other) => truth.CompareTo(other),
            _ => Convert.ToDouble(value, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(constant, CultureInfo.InvariantCulture)),
        };
        return sign switch { "eq" => order == 0, "ne" => order != 0, "gt" => order > 0, "ge" => order >= 0, "lt" => order < 0, _ => order <= 0 };
    }
}
