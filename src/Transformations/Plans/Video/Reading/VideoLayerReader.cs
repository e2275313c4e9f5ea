using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans.Reading;

namespace ServerlessDam.Transformations.Plans.Video.Reading;

/// <summary>Of the components around a layer: when it is there, and whether it is joined instead of laid.</summary>
internal static class VideoLayerReader
{
    /// <summary>
    /// In an apply, and in a layer of one component that is laid, times are those of the base; anywhere else they trim the layer, whose
    /// length they are in a splice of one component.
    /// </summary>
    public static bool TimesAreOfBase(Component opener, Component? apply) => apply is null && !IsSpliced(opener);

    /// <param name="apply">Literal; null for a layer of one component.</param>
    public static LayerPlacement Placement(LayerPlacement placement, Component opener, Component? apply)
        => placement with
        {
            IsSpliced = IsSpliced(opener) || (apply is not null && IsSpliced(apply)),
            Timing = apply is not null ? TimeReader.Timing(apply)
                : TimesAreOfBase(opener, apply) ? TimeReader.Timing(opener)
                : LayerTiming.Always,
        };

    public static LayerRole Role(LayerStep layer)
    {
        var placement = layer.Placement;
        return layer.Steps.Any(step => step is EffectStep { Name: "transition" }) ? LayerRole.Matte
            : placement.IsSpliced ? placement.Timing.Start is { Unit: TimeUnit.Seconds, Value: 0 } ? LayerRole.Before : LayerRole.After
            : layer.Steps.Any(step => step is LayerStep { Role: LayerRole.Matte }) ? LayerRole.Transition
            : layer.Content switch
            {
                Evaluation.PictureContent { Source: AssetSource { Media: LayerMedia.Audio } or FetchSource { Media: LayerMedia.Audio } } => LayerRole.Sound,
                Evaluation.TextContent { Source: SubtitlesSource } => LayerRole.Subtitles,
                _ => LayerRole.Picture,
            };
    }

    private static bool IsSpliced(Component component) => Flags.Has(component, "splice");
}
