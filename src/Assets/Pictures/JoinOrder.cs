namespace ServerlessDam.Assets.Pictures;

/// <summary>Pictures to make one of.</summary>
public sealed record JoinOrder
{
    /// <summary><c>sprite</c>: below each other. <c>multi</c>: one after the other.</summary>
    public required string Kind { get; init; }

    /// <summary>The public pictures that have it; null where <see cref="Addresses"/> name them.</summary>
    public string? Tag { get; init; }

    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>What is done to each, as in a URL.</summary>
    public string Transformation { get; init; } = "";

    /// <summary>Of the whole; null for what the transformation says, or else <c>png</c> for a sprite and <c>gif</c> for a multi.</summary>
    public string? Format { get; init; }

    /// <summary>Under which this server is reached, with ports where there are any.</summary>
    public IReadOnlyList<string> OwnHosts { get; init; } = [];
}
