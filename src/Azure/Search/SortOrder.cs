using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using Row = Azure.Search.Documents.Models.SearchDocument;

namespace ServerlessDam.Azure.Search;

/// <summary>The whole order of a search: its keys and then the asset id, so that no two hits share a place.</summary>
internal sealed class SortOrder
{
    /// <summary>See learn.microsoft.com/azure/search/search-query-odata-orderby.</summary>
    private const int MostClauses = 32;

    private readonly ImmutableArray<SortKey> _keys;

    /// <exception cref="DamException">InvalidParameter: a field that the index is not sorted by, or too many.</exception>
    public SortOrder(ImmutableArray<SearchSort> orderBy, bool isRanked)
    {
        _keys = [.. orderBy.Select(sort => SortKey.Of(sort, isRanked))];
        // What follows a key that is another time the same, or the id, decides nothing.
        Clauses = [.. _keys.Append(new SortKey.ById(false)).DistinctBy(key => key with { Descending = false }).SelectMany(key => key.Clauses)];
        if (Clauses.Length > MostClauses)
        {
            throw DamException.Invalid($"sort_by: Azure AI Search takes {MostClauses} clauses, and this order is {Clauses.Length} of them.");
        }

        Fields = [.. _keys.SelectMany(key => key.Fields).Append(IndexFields.AssetId).Distinct()];
    }

    public ImmutableArray<string> Clauses { get; }

    /// <summary>What a place is read from.</summary>
    public ImmutableArray<string> Fields { get; }

    /// <summary>Whether <see cref="From"/> says exactly what comes after a place; else it also holds what comes shortly before it.</summary>
    public bool IsExact => _keys.All(key => key.Split(default) is not null);

    public SearchPlace PlaceOf(Row row, double score) => new([.. _keys.Select(key => key.Value(row, score))], row.GetString(IndexFields.AssetId));

    public bool IsAfter(SearchPlace one, SearchPlace other)
    {
        for (var at = 0; at < _keys.Length; at++)
        {
            var order = _keys[at].Compare(one.Values[at], other.Values[at]);
            if (order != 0)
            {
                return order > 0;
            }
        }

        return string.CompareOrdinal(one.AssetId, other.AssetId) > 0;
    }

    /// <summary>A filter of what comes after a place, up to the first key that the service compares no values of.</summary>
    /// <exception cref="DamException">InvalidParameter: the place is of another order.</exception>
    public string From(SearchPlace place)
    {
        if (place.Values.Length != _keys.Length)
        {
            throw DamException.Invalid("next_cursor: it is of another order than sort_by.");
        }

        var exact = _keys.TakeWhile(key => key.Split(default) is not null).ToList();
        var filter = exact.Count == _keys.Length ? AssetIdOrder.Of(place.AssetId).Beyond(descending: false) : "true";
        for (var at = exact.Count - 1; at >= 0; at--)
        {
            var (beyond, equal) = exact[at].Split(place.Values[at])!.Value;
            filter = $"({beyond} or {equal} and {filter})";
        }

        return filter;
    }
}
