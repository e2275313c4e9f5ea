using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search.Saved;

/// <summary>A search that somebody keeps under a name.</summary>
public sealed record SavedSearch
{
    /// <summary>32 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>1 to 100 characters; one of its owner's has it, in whatever case.</summary>
    public required string Name { get; init; }

    /// <summary>In the language of searches; empty is everything.</summary>
    public required string Expression { get; init; }

    /// <summary>Empty: newest first.</summary>
    public ImmutableArray<SearchSort> OrderBy { get; init; } = [];

    /// <summary>Id of whoever made it.</summary>
    public required string Owner { get; init; }

    /// <summary>Everybody who signs in sees it; they find what they may see.</summary>
    public bool IsShared { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What a saved search is to be; null leaves a thing as it is.</summary>
public sealed record SavedSearchDraft(string? Name, string? Expression, ImmutableArray<SearchSort>? OrderBy, bool? IsShared);
