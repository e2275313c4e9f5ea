namespace ServerlessDam.Transformations;

/// <summary>A word of the language as declared, with what the reference page says of it.</summary>
/// <param name="Name">As in a URL: <c>fill</c>.</param>
/// <param name="Summary">One sentence: what it does.</param>
/// <param name="Sample">A transformation that shows it; null where a picture says no more.</param>
public record Word(string Name, string Summary, string? Sample = null);

/// <summary>A word and what it stands for.</summary>
internal sealed record Word<T>(string Name, T Meaning, string Summary, string? Sample = null) : Word(Name, Summary, Sample);
