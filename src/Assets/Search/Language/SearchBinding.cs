using ServerlessDam.Assets.Search.Synonyms;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>What the words of an expression mean where it is asked.</summary>
/// <param name="Now">What relative dates count back from.</param>
public sealed record SearchBinding(DateTimeOffset Now)
{
    public SearchFieldTable Fields { get; init; } = SearchFieldTable.Assets;

    /// <summary>By which words without a field, outside quotes and negations, find what stands for them too; null: they find themselves alone.</summary>
    public ISynonyms? Synonyms { get; init; }
}
