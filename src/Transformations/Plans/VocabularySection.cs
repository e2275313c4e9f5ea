namespace ServerlessDam.Transformations.Plans;

/// <summary>Words that stand in the same place of a transformation.</summary>
/// <param name="Title">As a heading.</param>
/// <param name="Prefix">Their key and its underscore; empty for none.</param>
public sealed record VocabularySection(string Title, string Prefix, IReadOnlyList<Word> Words);
