using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans.Video;

namespace ServerlessDam.Transformations.Plans;

/// <summary>Where and how a layer is composed with the picture.</summary>
public sealed record LayerPlacement
{
    /// <summary>Names the edge or region of the base.</summary>
    public Gravity Gravity { get; init; } = Gravity.Center;

    /// <summary>Inward from the edge that the gravity names, right from the middle; a fraction is of the base's side.</summary>
    public Length X { get; init; } = new(LengthUnit.Pixels, 0);

    public Length Y { get; init; } = new(LengthUnit.Pixels, 0);

    /// <summary><c>u_</c>: the picture stays on top.</summary>
    public bool IsUnder { get; init; }

    /// <summary><c>fl_no_overflow</c>: what hangs out is cut off instead of growing the canvas.</summary>
    public bool StaysInside { get; init; }

    /// <summary><c>fl_tiled</c>: repeated over the whole base.</summary>
    public bool IsTiled { get; init; }

    /// <summary><c>fl_text_disallow_overflow</c>: what hangs out is an error.</summary>
    public bool RefusesOverflow { get; init; }

    public LayerBlend Blend { get; init; } = LayerBlend.Normal;

    /// <summary>Of a blend that has one, in percent.</summary>
    public int BlendStrength { get; init; } = 100;

    /// <summary>The region of the base that this copy is centred on; null where the gravity names none.</summary>
    public PixelRect? Region { get; init; }

    /// <summary><c>so eo du</c> where the layer is applied to a video.</summary>
    public LayerTiming Timing { get; init; } = LayerTiming.Always;

    /// <summary><c>fl_splice</c>: joined to a video in time instead of laid on it.</summary>
    public bool IsSpliced { get; init; }

    /// <summary>Blends that only change the base never grow it.</summary>
    public bool GrowsCanvas => !StaysInside && !IsTiled && Blend is not (LayerBlend.Mask or LayerBlend.Cutter or LayerBlend.CutOut or LayerBlend.Displace);
}

/// <summary>How the pixels of a layer act on those of the picture.</summary>
public enum LayerBlend
{
    /// <summary>Source over.</summary>
    Normal,
    Multiply,
    Screen,
    Overlay,

    /// <summary><c>e_anti_removal</c>: source over, with slight random changes of place and strength, so that no two copies can be subtracted.</summary>
    AntiRemoval,

    /// <summary><c>e_mask</c>: the layer's brightness becomes the base's alpha.</summary>
    Mask,

    /// <summary><c>fl_cutter</c>: the base's alpha times that of the layer.</summary>
    Cutter,

    /// <summary><c>e_cut_out</c>: the base's alpha times what the layer leaves free.</summary>
    CutOut,

    /// <summary><c>e_displace</c>: red and green of the layer move the base's pixels by up to x and y.</summary>
    Displace,
}
