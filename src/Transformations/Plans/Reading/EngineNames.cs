namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>Engines in the words of an error message.</summary>
internal static class EngineNames
{
    public static string Of(EffectEngine engine) => engine switch
    {
        EffectEngine.Generative => "a generative engine",
        EffectEngine.Completion => "a completion engine",
        EffectEngine.Background => "a background engine",
        EffectEngine.Segmentation => "a segmentation engine",
        EffectEngine.Upscaling or EffectEngine.Enhancement => "an enhancement engine",
        EffectEngine.Retouching => "a retouching engine",
        EffectEngine.ThreeDimensional => "a 3D engine",
        EffectEngine.Lightroom => "the Lightroom engine",
        EffectEngine.Viesus => "the Viesus engine",
        EffectEngine.Theming => "a theming engine",
        EffectEngine.StyleTransfer => "a style transfer engine",
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, null),
    };
}
