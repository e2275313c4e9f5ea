namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>What a layer is to the clip that it is applied to.</summary>
public enum LayerRole
{
    /// <summary>Seen over or under it; a video's sound is mixed in.</summary>
    Picture,

    /// <summary>Heard with it.</summary>
    Sound,

    /// <summary>Lines set on its frames.</summary>
    Subtitles,

    /// <summary><c>fl_splice</c>: joined behind it.</summary>
    After,

    /// <summary><c>fl_splice</c> and an apply at <c>so_0</c>: joined before it.</summary>
    Before,

    /// <summary><c>e_transition</c>: its brightness wipes from the base to the clip that it is applied to.</summary>
    Matte,

    /// <summary>Has a <see cref="Matte"/>: joined behind the base, over which it begins as long before its end as the matte lasts.</summary>
    Transition,
}
