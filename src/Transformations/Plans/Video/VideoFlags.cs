namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>The <c>fl_</c> flags that only videos and sound know (video reference, section 11).</summary>
[Flags]
public enum VideoFlags
{
    None = 0,

    /// <summary><c>hlsv3</c>: playlists of version 3, a file for each segment.</summary>
    HlsVersion3 = 1 << 0,

    /// <summary><c>keep_dar</c>: the display's aspect ratio stays where pixels are not square.</summary>
    KeepDisplayAspectRatio = 1 << 1,

    Mono = 1 << 2,

    /// <summary><c>no_stream</c>: nothing is sent before the file is complete.</summary>
    NoStream = 1 << 3,

    /// <summary><c>sprite</c>: a storyboard, as one picture or as cues.</summary>
    Sprite = 1 << 4,

    /// <summary><c>truncate_ts</c>: ends with the shorter one of sound and picture.</summary>
    TruncateTimestamps = 1 << 5,

    /// <summary><c>waveform</c>: a picture of the sound.</summary>
    Waveform = 1 << 6,
}
