using System.Text;
using System.Text.RegularExpressions;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>$orderby by learn.microsoft.com/azure/search/search-query-odata-orderby: at most 32 clauses; nulls first ascending and last descending.</summary>
internal sealed partial class Ordering : IComparer<(StoredDocument Document, double Score)>
{
    private readonly List<(string? Path, bool Descending)> _clauses = [];

    public Ordering(IndexSchema schema, string? orderBy)
    {
        foreach (var clause in (orderBy ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Clause().Match(clause);
            IndexSchema.Refuse(!match.Success, $"Invalid expression: '{clause}' is no order-by clause.");
            var path = match.Groups["path"].Value;
            IndexSchema.Refuse(path != "search.score()" && schema.Find(path) is not { IsSortable: true }, $"Invalid expression: The field '{path}' in the index is not sortable.");
            _clauses.Add((path == "search.score()" ? null : path, match.Groups["direction"].Value == "desc"));
        }

        IndexSchema.Refuse(_clauses.Count > 32, "$orderby takes 32 clauses.");
        // Without an order: by score. Ties of any order are broken by score too.
        _clauses.Add((null, true));
    }

    public int Compare((StoredDocument Document, double Score) x, (StoredDocument Document, double Score) y)
    {
        foreach (var (path, descending) in _clauses)
        {
            var order = path is null ? x.Score.CompareTo(y.Score) : Compare(x.Document.At(path), y.Document.At(path));
            if (order != 0)
            {
                return descending ? -order : order;
            }
        }

        return 0;
    }

    private static int Compare(object? one, object? other)
        => (one, other) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            (string text, string otherText) => Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(otherText)),
            _ => Comparer<object>.Default.Compare(one, other),
        };

    [GeneratedRegex(@"^(?<path>[a-zA-Z_][a-zA-Z_0-9]*(/[a-zA-Z_][a-zA-Z_0-9]*)*|search\.score\(\))(\s+(?<direction>asc|desc))?$")]
    private static partial Regex Clause();
}
