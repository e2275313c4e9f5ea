using System.Collections.Frozen;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>fl_: those for the encoder and delivery become options; those of a resize are read there.</summary>
internal static class Flags
{
    public const string Clip = "clip";
    public const string ClipEvenOdd = "clip_evenodd";
    public const string IgnoreMaskChannels = "ignore_mask_channels";

    private static readonly ValueList<Word<OutputFlags>> OfOutput =
    [
        new("lossy", OutputFlags.Lossy, "GIF may lose detail, as quality says; PNG gets a palette, or becomes JPEG where nothing is transparent."),
        new("awebp", OutputFlags.AnimatedWebp, "WebP made of an animation keeps its frames."),
        new("animated", OutputFlags.Animated, "WebP made of an animation keeps its frames."),
        new("png8", OutputFlags.Png8, "PNG with a palette of at most 256 colours."),
        new("png24", OutputFlags.Png24, "PNG with full colours and no transparency."),
        new("png32", OutputFlags.Png32, "PNG with full colours and transparency."),
        new("keep_iptc", OutputFlags.KeepIptc, "Keeps the metadata of the original."),
        new("keep_attribution", OutputFlags.KeepAttribution, "Keeps author and copyright of the original's metadata."),
        new("strip_profile", OutputFlags.StripProfile, "Leaves the colour profile out."),
        new("force_strip", OutputFlags.ForceStrip, "Leaves all metadata out, whatever else asks for it."),
        new("immutable_cache", OutputFlags.ImmutableCache, "Tells browsers to keep the result for a year."),
        new("preserve_transparency", OutputFlags.PreserveTransparency, "A transparent result asked for as JPEG is delivered as PNG."),
        new("any_format", OutputFlags.AnyFormat, "Automatic quality may change the format."),
        new("getinfo", OutputFlags.GetInfo, "Tells sizes and the automatic window as JSON instead of showing the picture."),
        new("apng", OutputFlags.AnimatedPng, "PNG made of an animation keeps its frames."),
        new("force_icc", OutputFlags.ForceIcc, "Puts a colour profile in, even that of sRGB."),
        new("tiff8_lzw", OutputFlags.Tiff8Lzw, "TIFF of 8 bits, compressed by LZW, as every TIFF is here."),
        new("rasterize", OutputFlags.Rasterize, "A drawing or document becomes pixels."),
        new("original", OutputFlags.Original, "Where nothing else is asked for, the bytes as they were uploaded; says nothing beside other parameters."),
        new("sanitize", OutputFlags.Sanitize, "An SVG that stays one loses what a browser would run: scripts, handlers of events, foreign content and references to anything but pictures."),
        new("group4", OutputFlags.Group4, "TIFF in black and white, compressed as by fax."),
    ];

    /// <summary>Those that a resize or a layer heeds; anywhere else they say nothing.</summary>
    private static readonly ValueList<Word> OfResize =
    [
        new("cutter", "The layer's transparency becomes that of the picture.", "l_text:Roboto_160_bold:SUN/fl_cutter,fl_layer_apply"),
        new("ignore_aspect_ratio", "With scale and one side, the other stays as it is.", "c_scale,fl_ignore_aspect_ratio,w_150"),
        new("no_overflow", "What of a layer hangs out is cut off instead of growing the canvas.", "l_brushes/c_scale,w_300/fl_layer_apply,fl_no_overflow,g_south_east,x_-100,y_-60"),
        new("region_relative", "Fractions of width and height are shares of the region that gravity names.", "c_crop,fl_region_relative,g_face,h_1.2,w_1.2"),
        new("relative", "Fractions of a layer's width and height are shares of the picture below.", "l_brushes/c_scale,fl_relative,w_0.5/fl_layer_apply"),
        new("text_disallow_overflow", "A text that hangs out of the picture is an error."),
        new("text_no_trim", "Leaves the room of the line around a text."),
        new("tiled", "Repeats the layer over the whole picture.", "l_brushes/c_scale,w_90/fl_layer_apply,fl_tiled"),
    ];

    /// <summary>Read with the source.</summary>
    private static readonly ValueList<Word> OfSource =
    [
        new(Clip, "What lies outside the clipping path that Photoshop stored with a JPEG, TIFF or PSD becomes transparent; pg_2 and pg_name:outline in the same component choose another of its paths."),
        new(ClipEvenOdd, "As clip, by the even-odd rule: what the path goes around twice is outside again."),
        new(IgnoreMaskChannels, "A channel of a TIFF that does not say that it is transparency is a mask and left out. Those of a PSD are left out anyway."),
    ];

    private static readonly ValueList<Word<Func<OutputOptions, Parameter, string?, OutputOptions>>> WithArgument =
    [
        new("progressive", (output, parameter, argument) => output with { Progressive = Progressive(parameter, argument) }, "JPEG that appears coarse at first, progressive:none one that does not; :semi and :steep are read and make the usual scans."),
        new("attachment", (output, _, argument) => output with { AttachmentName = PercentEncoding.Decode(argument ?? "") }, "The browser saves the result instead of showing it, under the name in attachment:name."),
    ];

    private static readonly FrozenDictionary<string, OutputFlags> Output = OfOutput.ToFrozenDictionary(flag => flag.Name, flag => flag.Meaning);

    private static readonly FrozenSet<string> NotYet = FrozenSet.Create(
        "alternate", "hlsv3", "keep_dar", "mono", "no_stream", "splice", "sprite", "streaming_attachment", "truncate_ts", "waveform");

    /// <summary>What is needed for those that no part of this server can carry out.</summary>
    private static readonly FrozenDictionary<string, string> Engines = new Dictionary<string, string>
    {
        ["c2pa"] = "a signer of provenance",
        ["draco"] = "a 3D engine",
        ["replace_image"] = "an editor of documents",
    }.ToFrozenDictionary();

    /// <summary>Every flag that is carried out here.</summary>
    public static IReadOnlyList<Word> All { get; } =
        [.. OfOutput, .. WithArgument, .. OfSource, .. OfResize, new("layer_apply", "Ends the innermost open layer and places it by gravity, x and y.", "l_brushes/c_scale,w_160/fl_layer_apply,g_south_east,x_20,y_20")];

    public static bool Has(Component component, string flag) => component.Parameters.Any(p => p.Key == Keys.Flag && p.Value == flag);

    public static OutputOptions Read(Component component, OutputOptions output)
        => component.Parameters.Where(p => p.Key == Keys.Flag).Aggregate(output, Read);

    private static OutputOptions Read(OutputOptions output, Parameter parameter)
    {
        var (name, argument) = parameter.Value.Split(':', 2) is [var head, var tail] ? (head, tail) : (parameter.Value, null);
        return name switch
        {
            _ when WithArgument.FirstOrDefault(flag => flag.Name == name) is { } flag => flag.Meaning(output, parameter, argument),
            _ when NotYet.Contains(name) => throw parameter.NotYet($"Flag {name}"),
            _ when Engines.TryGetValue(name, out var engine) => throw parameter.Error($"Flag {name} needs {engine}, which this server does not have"),
            _ when argument is not null => throw parameter.Invalid(),
            _ when Output.TryGetValue(name, out var flag) => output with { Flags = output.Flags | flag },
            _ when OfResize.Any(flag => flag.Name == name) || OfSource.Any(flag => flag.Name == name) => output,
            _ => throw parameter.Invalid(),
        };
    }

    private static ProgressiveMode Progressive(Parameter parameter, string? argument) => argument switch
    {
        null => ProgressiveMode.Default,
        "semi" => ProgressiveMode.Semi,
        "steep" => ProgressiveMode.Steep,
        "none" => ProgressiveMode.None,
        _ => throw parameter.Invalid(),
    };
}
