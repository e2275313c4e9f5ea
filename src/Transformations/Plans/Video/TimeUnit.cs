namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>What the number of a <see cref="TimeOffset"/> counts.</summary>
public enum TimeUnit
{
    Seconds,

    /// <summary>Of the length that the clip came with.</summary>
    Percent,

    /// <summary>Chosen by what is seen.</summary>
    Auto,
}
