namespace ServerlessDam.Assets.Search.Synonyms;

/// <summary>Words that stand for others: what was named otherwise is found by them too. One language's, or several's together.</summary>
public interface ISynonyms
{
    /// <summary>Where its words come from, for people: <c>WordNet 3.1 (en)</c>. Null: there is none, and nothing is widened.</summary>
    string? Source { get; }

    /// <summary>The nearest first, each once, and not the word itself; none of a word that is not known.</summary>
    /// <param name="word">A token of <see cref="SearchTokens"/>.</param>
    IReadOnlyList<RelatedWord> Of(string word);
}

/// <param name="Text">One word, or several with blanks between.</param>
public sealed record RelatedWord(string Text, WordRelation Relation);

/// <summary>What a word is to the one that was asked for.</summary>
public enum WordRelation
{
    /// <summary>Another form of it: cars, of car.</summary>
    Form,

    /// <summary>Another word for the same: automobile.</summary>
    Same,

    /// <summary>A kind of it: taxi.</summary>
    Kind,
}
