using System.Collections.Frozen;

namespace ServerlessDam.Assets.Processing;

/// <summary>Of which videos frames are looked at, and for what.</summary>
public static class VideoFrames
{
    /// <summary>Frames of a video that are looked at, spread over its duration.</summary>
    public const int Most = 5;

    /// <summary>Of a file. A storage elsewhere copies all of it to the machine that looks: what is larger is left alone.</summary>
    public const long MostBytes = 2L << 30;

    /// <summary>What is looked for in them. Faces, colours and likeness are of pictures: a video is nobody's duplicate.</summary>
    public const ProbeParts Parts = ProbeParts.Objects | ProbeParts.Safety | ProbeParts.Text;

    public static readonly string TooLarge = $"Videos of more than {MostBytes >> 30} GB are not looked at";

    /// <summary>Containers of moving pictures, by canonical name. Sounds have none, and playlists name other files.</summary>
    private static readonly FrozenSet<string> Containers = FrozenSet.Create(
        "mp4", "mov", "3gp", "3g2", "webm", "mkv", "avi", "flv", "wmv", "mpeg", "ts", "mxf", "ogv");

    public static bool Are(string? format) => format is not null && Containers.Contains(format);
}
