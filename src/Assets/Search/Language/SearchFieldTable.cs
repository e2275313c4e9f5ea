using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>The fields that an expression may name.</summary>
/// <param name="Kinds">By name; a path after a dot belongs to a map.</param>
public sealed record SearchFieldTable(FrozenDictionary<string, SearchFieldKind> Kinds)
{
    /// <summary>A path of its own names what it holds of every kind; these know theirs.</summary>
    private static readonly FrozenDictionary<string, SearchFieldKind> KindsOfPaths = new Dictionary<string, SearchFieldKind>(StringComparer.Ordinal)
    {
        ["last_updated"] = SearchFieldKind.Date,
        ["colors"] = SearchFieldKind.Number,
        ["detection"] = SearchFieldKind.Number,
        ["quality_analysis"] = SearchFieldKind.Number,
        ["accessibility_analysis"] = SearchFieldKind.Number,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static SearchFieldTable Assets { get; } = new(SearchFields.Known)
    {
        NameFields = ["public_id", "display_name", "filename", "tags"],
        Unasked = new SearchPredicate.Exact("status", "active"),
    };

    /// <summary>Where a word without a field looks; null is any of which <see cref="SearchFields.IsFoundByWordAlone"/> holds.</summary>
    public string? WordField { get; init; }

    /// <summary>Where a term without a field looks that no words say: one with stars in it, or of signs alone.</summary>
    public required ImmutableArray<string> NameFields { get; init; }

    /// <summary>Holds besides, unless the expression asks for its field.</summary>
    public SearchPredicate.Exact? Unasked { get; init; }

    /// <summary>A field that is not known is an error; else it holds of nothing.</summary>
    public bool RefusesUnknown { get; init; }

    /// <summary>Null: unknown, or a path of a field that is no map.</summary>
    internal SearchFieldKind? KindOf(string field) => Kinds.TryGetValue(field, out var kind) ? kind : MapOf(field) is { } map ? KindsOfPaths.GetValueOrDefault(map, SearchFieldKind.Untyped) : null;

    private string? MapOf(string field)
        => field.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 && dot < field.Length - 1 && Kinds.GetValueOrDefault(field[..dot]) == SearchFieldKind.Map ? field[..dot] : null;
}
