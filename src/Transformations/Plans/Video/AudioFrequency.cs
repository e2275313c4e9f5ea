namespace ServerlessDam.Transformations.Plans.Video;

/// <summary><c>af_</c></summary>
/// <param name="Hertz">8000 to 192 000; null for <c>iaf</c>, that of the input.</param>
public sealed record AudioFrequency(int? Hertz);
