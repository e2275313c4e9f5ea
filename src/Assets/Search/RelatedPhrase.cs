using System.Collections.Immutable;
using ServerlessDam.Assets.Search.Synonyms;

namespace ServerlessDam.Assets.Search;

/// <summary>What is found in place of a word.</summary>
/// <param name="Tokens">One after the other; at least one, as <see cref="SearchTokens"/> gives them.</param>
public sealed record RelatedPhrase(ImmutableArray<string> Tokens, WordRelation Relation)
{
    public string Text => string.Join(' ', Tokens);

    /// <summary>For people: <c>car (a kind of vehicle)</c>.</summary>
    public string Describe(string word)
        => Relation switch
        {
            WordRelation.Form => $"{Text} (a form of {word})",
            WordRelation.Same => $"{Text} (the same as {word})",
            _ => $"{Text} (a kind of {word})",
        };
}
