namespace ServerlessDam.Transformations.Plans;

/// <summary><c>c_</c>. With only one of width and height given, the other follows the picture's ratio except where noted.</summary>
public enum CropMode
{
    /// <summary>Exactly the box, stretched. What width and height mean without a <c>c_</c>.</summary>
    Scale,

    /// <summary>As large as the box allows, nothing cut.</summary>
    Fit,

    /// <summary>As <see cref="Fit"/>, never enlarged.</summary>
    Limit,

    /// <summary>As <see cref="Fit"/>, never reduced.</summary>
    MinimumFit,

    /// <summary>Covers the box exactly; what overflows is cut.</summary>
    Fill,

    /// <summary>As <see cref="Fill"/>, never enlarged: the result may be smaller than the box.</summary>
    LimitFill,

    /// <summary>Exactly the box: cuts as long as the subject stays whole, pads the rest.</summary>
    FillPad,

    /// <summary>As <see cref="Fit"/>, on a canvas of the size of the box.</summary>
    Pad,

    /// <summary>As <see cref="Pad"/>, the picture never enlarged.</summary>
    LimitPad,

    /// <summary>The picture as it is, on a canvas at least of the size of the box.</summary>
    MinimumPad,

    /// <summary>A window of the picture, not scaled. A side not given is the picture's.</summary>
    Crop,

    /// <summary>Covers the box exactly with the surroundings of a region.</summary>
    Thumb,

    /// <summary>Covers the box exactly with a window around the subject, looser than that of <see cref="Thumb"/>.</summary>
    Auto,

    /// <summary>As <see cref="FillPad"/>; zoom brings the subject nearer.</summary>
    AutoPad,
}
