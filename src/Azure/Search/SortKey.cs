using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using Row = Azure.Search.Documents.Models.SearchDocument;

namespace ServerlessDam.Azure.Search;

/// <summary>One key of an order: how the service sorts by it, what lies beyond a value, and which of two values comes first.</summary>
internal abstract record SortKey(bool Descending)
{
    /// <exception cref="DamException">InvalidParameter: the index is not sorted by this field.</exception>
    /// <param name="isRanked">Whether scores differ.</param>
    public static SortKey Of(SearchSort sort, bool isRanked)
        => sort.Field switch
        {
            SearchFields.Score => isRanked ? new ByScore(sort.Descending) : new ByNothing(sort.Descending),
            IndexFields.AssetId => new ById(sort.Descending),
            var field when IndexFields.OwnNumbers.Contains(field) => new ByNumber(field, sort.Descending),
            var field when IndexFields.OwnTexts.Contains(field) => new ByText(field, sort.Descending),
            var field => throw DamException.Invalid($"sort_by: Azure AI Search does not sort by '{field}'; it sorts by {string.Join(", ", IndexFields.OwnNumbers.Concat(IndexFields.OwnTexts).Append(IndexFields.AssetId).Append(SearchFields.Score).Order(StringComparer.Ordinal))}."),
        };

    /// <summary>Clauses of the service's order.</summary>
    public abstract IEnumerable<string> Clauses { get; }

    /// <summary>Fields to read a value from.</summary>
    public abstract IEnumerable<string> Fields { get; }

    public abstract SearchSortValue Value(Row row, double score);

    /// <summary>Negative where the first comes before the other. Missing comes last in either direction.</summary>
    public int Compare(SearchSortValue one, SearchSortValue other)
    {
        var (isMissing, otherIsMissing) = (one is { Text: null, Number: null }, other is { Text: null, Number: null });
        if (isMissing || otherIsMissing)
        {
            return isMissing.CompareTo(otherIsMissing);
        }

        var order = one.Number is { } number && other.Number is { } otherNumber ? number.CompareTo(otherNumber) : string.CompareOrdinal(one.Text, other.Text);
        return Descending ? -order : order;
    }

    /// <summary>Filters of what lies beyond a value, and of what shares it; null where the service compares no such values.</summary>
    public virtual (string Beyond, string Equal)? Split(SearchSortValue value) => null;

    protected string Direction => Descending ? "desc" : "asc";

    public sealed record ByScore(bool Descending) : SortKey(Descending)
    {
        public override IEnumerable<string> Clauses => [$"search.score() {Direction}"];

        public override IEnumerable<string> Fields => [];

        public override SearchSortValue Value(Row row, double score) => new(null, score);
    }

    /// <summary>A score that all share.</summary>
    public sealed record ByNothing(bool Descending) : SortKey(Descending)
    {
        public override IEnumerable<string> Clauses => [];

        public override IEnumerable<string> Fields => [];

        public override SearchSortValue Value(Row row, double score) => new(null, 0);

        public override (string Beyond, string Equal)? Split(SearchSortValue value) => ("false", "true");
    }

    public sealed record ById(bool Descending) : SortKey(Descending)
    {
        public override IEnumerable<string> Clauses => [$"{IndexFields.Id1} {Direction}", $"{IndexFields.Id2} {Direction}", $"{IndexFields.Id3} {Direction}"];

        public override IEnumerable<string> Fields => [];

        public override SearchSortValue Value(Row row, double score) => new(row.GetString(IndexFields.AssetId), null);

        public override (string Beyond, string Equal)? Split(SearchSortValue value) => (AssetIdOrder.Of(value.Text ?? "").Beyond(Descending), "false");
    }

    public sealed record ByText(string Field, bool Descending) : SortKey(Descending)
    {
        public override IEnumerable<string> Clauses => Descending ? [$"{Field} desc"] : [$"{IndexFields.IsMissing(Field)} asc", $"{Field} asc"];

        public override IEnumerable<string> Fields => [Field];

        public override SearchSortValue Value(Row row, double score) => new(row.GetString(Field) is { } sorted ? SortText.Read(sorted) : null, null);
    }

    public sealed record ByNumber(string Field, bool Descending) : SortKey(Descending)
    {
        public override IEnumerable<string> Clauses => Descending ? [$"{Field} desc"] : [$"{IndexFields.IsMissing(Field)} asc", $"{Field} asc"];

        public override IEnumerable<string> Fields => [Field];

        public override SearchSortValue Value(Row row, double score) => new(null, row.GetDouble(Field));

        public override (string Beyond, string Equal)? Split(SearchSortValue value)
            => value.Number is { } number
                ? ($"({Field} {(Descending ? "lt" : "gt")} {OData.Number(number)} or {Field} eq null)", $"{Field} eq {OData.Number(number)}")
                : ("false", $"{Field} eq null");
    }
}
