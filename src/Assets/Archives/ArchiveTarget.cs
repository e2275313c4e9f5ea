namespace ServerlessDam.Assets.Archives;

/// <summary>What an archive that is stored is called, and where it lies.</summary>
public sealed record ArchiveTarget
{
    /// <summary>Without an extension; null for a generated one.</summary>
    public string? PublicId { get; init; }

    /// <summary>Dynamic folder mode: the placement; null for the root.</summary>
    public string? AssetFolder { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}
