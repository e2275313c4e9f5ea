namespace ServerlessDam.Functions.MediaLibrary.Transform;

/// <summary>What transformations can be made of on this server, by the names in URLs.</summary>
/// <param name="Formats">For <c>f_</c>: <c>auto</c> and what can be written.</param>
/// <param name="Qualities">For <c>q_</c>, beside 1 to 100.</param>
public sealed record VocabularyBody(
    IReadOnlyList<string> CropModes,
    IReadOnlyList<string> Gravities,
    IReadOnlyList<EffectBody> Effects,
    IReadOnlyList<string> Formats,
    IReadOnlyList<string> Qualities);

/// <param name="Name">After <c>e_</c>; the arguments follow in order, each behind a colon.</param>
public sealed record EffectBody(string Name, IReadOnlyList<EffectArgumentBody> Arguments);

/// <summary>What an argument of an effect is.</summary>
public enum EffectArgumentKind
{
    /// <summary>A whole number in a range.</summary>
    Number,

    /// <summary>One of several words, the first by default.</summary>
    Choice,

    /// <summary>A colour, as a name or <c>rgb:</c> and hex digits.</summary>
    Color,

    /// <summary>A colour that is written as <c>co_</c> beside the effect.</summary>
    OutsideColor,
}

/// <param name="From">The least number; null where it is none, like <paramref name="To"/> and <paramref name="Default"/>.</param>
/// <param name="Choices">Empty unless it is a choice.</param>
public sealed record EffectArgumentBody(string Name, EffectArgumentKind Kind, int? From, int? To, int? Default, IReadOnlyList<string> Choices);
