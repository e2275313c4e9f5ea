namespace ServerlessDam.Transformations.Plans.Video;

/// <summary><c>vc_</c> (video reference, section 4).</summary>
/// <param name="Name"><c>auto none h264 h265 vp8 vp9 av1 prores theora</c>.</param>
/// <param name="Profile">Of h264: <c>baseline main high basic</c>; null for the encoder's choice.</param>
/// <param name="Level">Of h264: <c>3.0</c> to <c>5.2</c>; null for the encoder's choice.</param>
/// <param name="HasBFrames">False with <c>bframes_no</c>.</param>
public sealed record VideoCodec(string Name, string? Profile = null, string? Level = null, bool HasBFrames = true);
