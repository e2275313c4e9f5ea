using ServerlessDam.Media.Operations.Effects.Looks;
using ServerlessDam.Media.Operations.Effects.Masks;
using ServerlessDam.Media.Operations.Effects.Warps;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>
/// What this server makes of pictures: the files that declare effects beside the methods that carry them out. One more effect is an entry in
/// its file; one more file is a line here.
/// </summary>
public static class ServedEffects
{
    public static EffectCatalog Catalog { get; } = new(
        [
            new("Light and dark", [.. Tones.All, .. AutoTones.All]),
            new("Colours", [.. Shifts.All, .. Greys.All, .. Mixes.All, .. ColourVision.All, .. ReplaceColour.All, .. Tint.All]),
            new("Film, paint, ink and print", [.. ArtLooks.All, .. Paint.All, .. Dither.All, .. Vectorize.All, .. Vignette.All]),
            new("Sharp and soft", [.. Softness.All, .. Pixelate.All, .. RedEye.All, .. TiltShift.All]),
            new("Transparency, outlines and shadows", [.. ColourMask.All, .. Shadows.All, .. Fade.All, .. OpacityThreshold.All, .. OutlineEffect.All]),
            new("Shape", [.. Warping.All, .. Morphology.All, .. Trim.All]),
        ],
        [.. EffectEngines.Served.Kinds, EffectEngine.Background, EffectEngine.Upscaling]);
}
