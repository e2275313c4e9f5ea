using System.Collections.Frozen;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>fl_: those for the encoder and delivery become options; those of a resize are read there.</summary>
internal static class Flags
{
    private static readonly FrozenDictionary<string, OutputFlags> Output = new Dictionary<string, OutputFlags>
    {
        ["lossy"] = OutputFlags.Lossy,
        ["awebp"] = OutputFlags.AnimatedWebp,
        ["animated"] = OutputFlags.Animated,
        ["png8"] = OutputFlags.Png8,
        ["png24"] = OutputFlags.Png24,
        ["png32"] = OutputFlags.Png32,
        ["keep_iptc"] = OutputFlags.KeepIptc,
        ["keep_attribution"] = OutputFlags.KeepAttribution,
        ["strip_profile"] = OutputFlags.StripProfile,
        ["force_strip"] = OutputFlags.ForceStrip,
        ["immutable_cache"] = OutputFlags.ImmutableCache,
        ["preserve_transparency"] = OutputFlags.PreserveTransparency,
        ["any_format"] = OutputFlags.AnyFormat,
        ["getinfo"] = OutputFlags.GetInfo,
        ["apng"] = OutputFlags.AnimatedPng,
        ["force_icc"] = OutputFlags.ForceIcc,
        ["tiff8_lzw"] = OutputFlags.Tiff8Lzw,
        ["rasterize"] = OutputFlags.Rasterize,
        ["group4"] = OutputFlags.Group4,
    }.ToFrozenDictionary();

    /// <summary>Those that a resize or a layer heeds; anywhere else they say nothing.</summary>
    private static readonly FrozenSet<string> OfResize = FrozenSet.Create(
        "cutter", "ignore_aspect_ratio", "no_overflow", "region_relative", "relative", "text_disallow_overflow", "text_no_trim", "tiled");

    private static readonly FrozenSet<string> NotYet = FrozenSet.Create(
        "alternate", "c2pa", "clip", "clip_evenodd", "draco", "hlsv3",
        "ignore_mask_channels", "keep_dar", "mono", "no_stream", "original",
        "replace_image", "sanitize", "splice", "sprite", "streaming_attachment",
        "truncate_ts", "waveform");

    public static bool Has(Component component, string flag) => component.Parameters.Any(p => p.Key == Keys.Flag && p.Value == flag);

    public static OutputOptions Read(Component component, OutputOptions output)
        => component.Parameters.Where(p => p.Key == Keys.Flag).Aggregate(output, Read);

    private static OutputOptions Read(OutputOptions output, Parameter parameter)
    {
        var (name, argument) = parameter.Value.Split(':', 2) is [var head, var tail] ? (head, tail) : (parameter.Value, null);
        return name switch
        {
            "progressive" => output with { Progressive = Progressive(parameter, argument) },
            "attachment" => output with { AttachmentName = PercentEncoding.Decode(argument ?? "") },
            _ when NotYet.Contains(name) => throw parameter.NotYet($"Flag {name}"),
            _ when argument is not null => throw parameter.Refused(),
            _ when Output.TryGetValue(name, out var flag) => output with { Flags = output.Flags | flag },
            _ when OfResize.Contains(name) => output,
            _ => throw parameter.Refused(),
        };
    }

    private static ProgressiveMode Progressive(Parameter parameter, string? argument) => argument switch
    {
        null => ProgressiveMode.Default,
        "semi" => ProgressiveMode.Semi,
        "steep" => ProgressiveMode.Steep,
        "none" => ProgressiveMode.None,
        _ => throw parameter.Refused(),
    };
}
