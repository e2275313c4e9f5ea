namespace ServerlessDam.Transformations.Plans;

/// <summary>How the source is opened, before the first step.</summary>
public sealed record SourceOptions
{
    /// <summary><c>pg</c>: page of a document or frame of an animation, from 1; null when none was named (page 1, or all frames).</summary>
    public int? Page { get; init; }

    /// <summary><c>pg_1;5-7</c>: all that were named, for a document that is delivered as one; <see cref="Page"/> is the first. Empty for a single one.</summary>
    public ValueList<PageRange> Pages { get; init; } = [];

    /// <summary><c>pg_name:a;b</c>: layers of a Photoshop file, laid on each other.</summary>
    public ValueList<string> LayerNames { get; init; } = [];

    /// <summary><c>dn</c>: dots per inch at which vectors become pixels, 50 to 300; null for the default of 150.</summary>
    public int? DensityDpi { get; init; }

    /// <summary>What of the source is cut away; null for nothing.</summary>
    public ClipChoice? Clip { get; init; }

    /// <summary><c>fl_ignore_mask_channels</c>: a channel of a TIFF that does not say that it is transparency is a mask and left out.</summary>
    public bool IgnoresMasks { get; init; }

    /// <summary><c>a_ignore</c>: leave the stored pixels as they are instead of turning them by their EXIF orientation.</summary>
    public bool IgnoreOrientation { get; init; }
}
