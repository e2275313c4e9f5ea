using System.Collections.Immutable;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>A product environment as its owner sees it.</summary>
public sealed record StoredEnvironment
{
    /// <summary>An environment has so many keys at most: each request looks through them.</summary>
    public const int MostKeys = 50;

    /// <summary>32 hex digits.</summary>
    public required string Id { get; init; }

    public required string CloudName { get; init; }

    /// <summary>As people call it.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>A disabled one is not found by requests; all it holds stays.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Texts of the owner's own.</summary>
    public ImmutableSortedDictionary<string, string> CustomAttributes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Of the configured environment those of configuration count.</summary>
    public EnvironmentSettings Settings { get; init; } = new();

    /// <summary>Of the configured environment: those beside the key of configuration.</summary>
    public ImmutableArray<StoredKey> Keys { get; init; } = [];

    /// <summary>Configuration declares it: name of the cloud, settings and first key are not changed here.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>Only its name is left, which nobody else is given: whoever had it before shall not meet another's assets.</summary>
    public bool IsRetired { get; init; }

    /// <summary>Of a retired one: nothing of what it held is left.</summary>
    public bool IsErased { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>ETag of the stored row; null before it is stored.</summary>
    public string? RowETag { get; init; }

    public override string ToString() => $"StoredEnvironment {{ Id = {Id}, CloudName = {CloudName} }}";
}
