using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.StorageContracts.Search;

/// <summary>An expression and the assets of <see cref="SearchCatalog"/> that it finds.</summary>
/// <param name="Names">In any order; <c>(none)</c>, or <c>(all but)</c> and those of the active ones that it does not.</param>
public sealed record SearchCase(string Expression, IReadOnlySet<string> Names)
{
    private static readonly string[] Tables = ["words", "fields", "lists", "numbers", "dates", "maps", "logic", "documented"];

    public static IReadOnlyList<SearchCase> All { get; } = [.. Tables.SelectMany(table => SearchResources.Lines($"{table}.tsv")).Select(Read)];

    private static SearchCase Read(string line)
    {
        var (expression, names) = line.Split('\t') is [var first, var second] ? (first, second) : throw new InvalidOperationException($"No case: {line}");
        var named = names.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        if (names.StartsWith("(all but)", StringComparison.Ordinal))
        {
            return new(expression, SearchCatalog.Documents.Where(document => document.Texts.Contains(new("status", "active"))).Select(document => document.RowKey).Except(named).ToHashSet());
        }

        var unknown = named.FirstOrDefault(name => SearchCatalog.Documents.All(document => document.RowKey != name));
        return names == "(none)" ? new(expression, new HashSet<string>()) : unknown is null ? new(expression, named) : throw new InvalidOperationException($"No asset {unknown}: {line}");
    }

    public static Assets.Search.SearchPredicate Bound(string expression) => SearchExpression.Parse(expression).Bind(new(SearchCatalog.Now));
}
