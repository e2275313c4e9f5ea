namespace ServerlessDam.Assets.Search.Language;

/// <summary>What the words of an expression mean where it is asked.</summary>
/// <param name="Now">What relative dates count back from.</param>
public sealed record SearchBinding(DateTimeOffset Now)
{
    public SearchFieldTable Fields { get; init; } = SearchFieldTable.Assets;
}
