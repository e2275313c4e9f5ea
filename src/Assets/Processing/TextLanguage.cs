namespace ServerlessDam.Assets.Processing;

/// <summary>What letters a language is written in, as far as that tells who can read it.</summary>
public enum TextScript
{
    /// <summary>The model of the analysis reads it, most accents apart.</summary>
    Latin,

    /// <summary>The model reads it.</summary>
    Han,

    Other,

    /// <summary>Others, that run from right to left.</summary>
    RightToLeft,
}

/// <summary>A language in which text may be, by a caller's word.</summary>
/// <param name="Code">As in BCP 47: <c>fr</c>, <c>zh-Hant</c>.</param>
/// <param name="Pack">What Tesseract calls it: <c>fra</c>.</param>
/// <param name="Name">In English.</param>
public sealed record TextLanguage(string Code, string Pack, string Name, TextScript Script)
{
    /// <summary>The model of the analysis reads it as it is written.</summary>
    public bool IsOfModel => Script == TextScript.Han || Code == "en";

    /// <summary>The model reads its letters, if not all that is above and below them.</summary>
    public bool IsLegibleToModel => Script is TextScript.Latin or TextScript.Han;
}
