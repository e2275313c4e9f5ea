using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans.Video;

namespace ServerlessDam.Transformations.Plans;

/// <summary>How the result is encoded and delivered. The last word in a chain wins.</summary>
public sealed record OutputOptions
{
    /// <summary><c>f_</c>: canonical format name; null when none was named or it is <see cref="AutoFormat"/>.</summary>
    public string? Format { get; init; }

    /// <summary><c>f_auto</c>: which formats may be chosen; null when it was not asked for.</summary>
    public AutoFormat? AutoFormat { get; init; }

    public Quality Quality { get; init; } = Quality.Unset;

    public OutputFlags Flags { get; init; }

    /// <summary><c>fl_progressive[:semi|steep|none]</c>; null when not asked for.</summary>
    public ProgressiveMode? Progressive { get; init; }

    /// <summary>
    /// <c>fl_attachment[:name]</c>: the download's name without its extension; empty for the last segment of the id; null when the
    /// result is to be shown.
    /// </summary>
    public string? AttachmentName { get; init; }

    /// <summary><c>cs_</c>: <c>tinysrgb</c>, <c>cmyk</c>, <c>keep_cmyk</c>, or <c>icc:id</c> (<see cref="OwnProfiles"/>); null for sRGB.</summary>
    public string? ColorSpace { get; init; }

    /// <summary><c>dn_</c>: dots per inch that the file says it has, 50 to 300; null leaves it unsaid.</summary>
    public int? DensityDpi { get; init; }

    /// <summary><c>dl_</c>: delay of every frame, 1 to 65 500 ms; null keeps the stored ones.</summary>
    public int? FrameDelayMs { get; init; }

    /// <summary><c>e_loop[:n]</c>: how often an animation plays, n + 1, 0 for endlessly; null keeps the stored count.</summary>
    public int? Plays { get; init; }

    /// <summary>
    /// <c>w_auto:breakpoints…:json</c>: in the place of the result the widths that <c>w_auto:breakpoints…</c> would round up to; null for
    /// a picture.
    /// </summary>
    public Breakpoints? Breakpoints { get; init; }

    /// <summary>What transparency is laid on where the format has none: the chain's last plain <c>b_</c>, white without one.</summary>
    public Color FlattenOn { get; init; } = Color.White;

    /// <summary>What only videos know; nothing for a picture.</summary>
    public VideoOptions Video { get; init; } = new();
}

/// <summary>The family <c>f_auto[:...]</c> is to choose from.</summary>
public enum AutoFormat
{
    Any,
    Image,
    Animated,

    /// <summary>Of a video alone.</summary>
    Video,
}

public enum ProgressiveMode
{
    Default,
    Semi,
    Steep,
    None,
}

/// <summary>The <c>fl_</c> flags that speak to the encoder and to delivery.</summary>
[Flags]
public enum OutputFlags
{
    None = 0,
    Lossy = 1 << 0,
    AnimatedWebp = 1 << 1,
    Animated = 1 << 2,
    Png8 = 1 << 3,
    Png24 = 1 << 4,
    Png32 = 1 << 5,
    KeepIptc = 1 << 6,
    KeepAttribution = 1 << 7,
    StripProfile = 1 << 8,
    ForceStrip = 1 << 9,
    ImmutableCache = 1 << 10,
    PreserveTransparency = 1 << 11,
    AnyFormat = 1 << 12,
    AnimatedPng = 1 << 13,
    ForceIcc = 1 << 14,
    Tiff8Lzw = 1 << 15,
    Group4 = 1 << 16,

    /// <summary>Every step works on pixels; what is left of it is that a drawing does not stay one.</summary>
    Rasterize = 1 << 17,

    /// <summary>What was done is told as JSON instead of shown.</summary>
    GetInfo = 1 << 18,

    /// <summary>Nothing is done to the bytes where nothing else is asked for.</summary>
    Original = 1 << 19,

    /// <summary>A drawing that stays one loses what could run.</summary>
    Sanitize = 1 << 20,
}
