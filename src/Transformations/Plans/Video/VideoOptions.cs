namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>How a video is encoded and delivered, beyond what pictures know too. The last word in a chain wins; null is unsaid.</summary>
public sealed record VideoOptions
{
    /// <summary><c>ac_</c>: <c>none aac mp3 vorbis opus</c>.</summary>
    public string? AudioCodec { get; init; }

    public AudioFrequency? AudioFrequency { get; init; }

    public BitRate? BitRate { get; init; }

    /// <summary><c>dr_high</c></summary>
    public bool HighDynamicRange { get; init; }

    public FrameRate? FrameRate { get; init; }

    /// <summary><c>ki_</c>: above 0 and up to an hour.</summary>
    public TimeSpan? KeyFrameInterval { get; init; }

    public StreamingProfile? Profile { get; init; }

    public VideoCodec? Codec { get; init; }

    public VideoSampling? Sampling { get; init; }

    /// <summary><c>q_80:qmax_90</c>: no frame may be worse, 1 to 100 percent.</summary>
    public int? QuantizerCeiling { get; init; }

    public VideoFlags Flags { get; init; }

    /// <summary><c>fl_alternate:lang_en;name_English</c></summary>
    public ValueList<StreamAudio> Audio { get; init; } = [];

    /// <summary><c>fl_streaming_attachment[:name]</c>: the download's name without its extension; empty for that of the id.</summary>
    public string? StreamingAttachmentName { get; init; }
}
