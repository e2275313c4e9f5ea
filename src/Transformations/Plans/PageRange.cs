namespace ServerlessDam.Transformations.Plans;

/// <summary>Pages of a document, from 1, both ends included.</summary>
public readonly record struct PageRange(int From, int To);
