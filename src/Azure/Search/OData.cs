using System.Globalization;

namespace ServerlessDam.Azure.Search;

/// <summary>Literals of the service's OData (learn.microsoft.com/azure/search/search-query-odata-syntax-reference).</summary>
internal static class OData
{
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Always with a point or an exponent, so that it is a double as the field is.</summary>
    public static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();
        return text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }

    /// <summary>Documents with a term of one of the fields that begins so. Nothing is ranked by it.</summary>
    public static string Match(string query, string fields) => $"search.ismatch({Text(query)}, {Text(fields)}, 'full', 'any')";

    /// <summary>The same, where each counts as much as the query's boost says: terms that are sought by their beginning have no weight of their own.</summary>
    public static string MatchScoring(string query, string fields) => $"search.ismatchscoring({Text(query)}, {Text(fields)}, 'full', 'any')";
}
