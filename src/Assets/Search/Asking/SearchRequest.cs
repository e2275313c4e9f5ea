using System.Collections.Immutable;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Search.Asking;

/// <summary>One page of a search, as somebody asks for it.</summary>
public sealed record SearchRequest
{
    public const int OrdinaryPage = 50;

    public const int MostOfAPage = 500;

    /// <summary>In the language of searches; null is everything.</summary>
    public string? Expression { get; init; }

    /// <summary>Empty: newest first, and before that by relevance where words alone are asked for.</summary>
    public ImmutableArray<SearchSort> OrderBy { get; init; } = [];

    public ImmutableArray<AskedFacet> Facets { get; init; } = [];

    /// <summary>1 to <see cref="MostOfAPage"/>.</summary>
    public int Take { get; init; } = OrdinaryPage;

    /// <summary>What the page before said; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether words find what stands for them too: by synonyms, and by kinds of what they name.</summary>
    public bool Widens { get; init; }

    /// <summary>Whether each asset says why it was found.</summary>
    public bool Explains { get; init; }
}
