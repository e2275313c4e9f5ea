using ServerlessDam.Assets.Search;

namespace ServerlessDam.Azure.Search;

/// <summary>Ranges of numbers, in a field of their own or by name.</summary>
internal static class NumberFilter
{
    public static string Write(SearchPredicate.Between between)
    {
        if (between.From is double.NaN or double.PositiveInfinity || between.To is double.NaN or double.NegativeInfinity)
        {
            return "false";
        }

        return IndexFields.OwnNumbers.Contains(between.Field)
            ? $"({string.Join(" and ", Bounds(between, between.Field).DefaultIfEmpty($"{between.Field} ne null"))})"
            : $"{IndexFields.Numbers}/any(n: {string.Join(" and ", Bounds(between, $"n/{IndexFields.NumberValue}").Prepend($"n/{IndexFields.NumberName} eq {OData.Text(SafeText.From(between.Field))}"))})";
    }

    private static IEnumerable<string> Bounds(SearchPredicate.Between between, string value)
    {
        if (between.From is { } from && double.IsFinite(from))
        {
            yield return $"{value} {(between.FromIncluded ? "ge" : "gt")} {OData.Number(from)}";
        }

        if (between.To is { } to && double.IsFinite(to))
        {
            yield return $"{value} {(between.ToIncluded ? "le" : "lt")} {OData.Number(to)}";
        }
    }
}
