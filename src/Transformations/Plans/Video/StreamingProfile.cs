namespace ServerlessDam.Transformations.Plans.Video;

/// <summary><c>sp_</c> (video reference, section 6).</summary>
/// <param name="Name">In lower case: a built-in one (<c>full_hd</c>), a stored one, or <c>auto</c>.</param>
public sealed record StreamingProfile(string Name)
{
    /// <summary><c>maxres_</c> of <c>sp_auto</c>: <c>720p 1080p 2k 4k</c>; null for all.</summary>
    public string? MaxResolution { get; init; }

    /// <summary><c>subtitles_</c> of <c>sp_auto</c>.</summary>
    public ValueList<StreamSubtitles> Subtitles { get; init; } = [];

    /// <summary><c>alternate_</c> of <c>sp_auto</c>.</summary>
    public ValueList<StreamAudio> Audio { get; init; } = [];
}

/// <param name="Language"><c>en-US</c></param>
/// <param name="PublicId">Of a raw asset, with its extension.</param>
public sealed record StreamSubtitles(string Language, string PublicId);

/// <summary>One more track of sound.</summary>
/// <param name="Language"><c>en</c></param>
/// <param name="Name">For people; null for the language.</param>
/// <param name="PublicId">Of the asset that has the sound; null for the stream's own.</param>
public sealed record StreamAudio(string Language, string? Name, string? PublicId);
