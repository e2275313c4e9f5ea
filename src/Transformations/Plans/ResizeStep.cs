using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans.Resizing;

namespace ServerlessDam.Transformations.Plans;

/// <summary><c>c_</c> with <c>w h ar g x y z dpr</c>: a new size, which <see cref="Resolve"/> works out for the picture at hand.</summary>
public sealed record ResizeStep : PlanStep
{
    /// <summary>How much closer than the whole picture an automatic window may come, at zoom 1.</summary>
    public const double ClosestLook = 2;

    public required CropMode Mode { get; init; }

    public Length? Width { get; init; }

    public Length? Height { get; init; }

    /// <summary>Counts only while at least one of width and height is missing.</summary>
    public AspectRatio? Ratio { get; init; }

    /// <summary>Null when none was written: the middle, but for a crop at x and y.</summary>
    public Gravity? Gravity { get; init; }

    /// <summary>From the edge or middle that the gravity names; already times the component's own pixel ratio.</summary>
    public Length? X { get; init; }

    public Length? Y { get; init; }

    /// <summary>How close to the region: 2 halves the window, 0.5 doubles it. Above 0.</summary>
    public double Zoom { get; init; } = 1;

    /// <summary>Multiplies width and height: the component's own ratio, else that of the chain.</summary>
    public double Dpr { get; init; } = 1;

    /// <summary><c>fl_ignore_aspect_ratio</c>: a side not given stays as it is.</summary>
    public bool KeepsOtherSide { get; init; }

    /// <summary><c>fl_region_relative</c>: fractions are of the region that the gravity found, not of the picture.</summary>
    public bool RelativeToRegion { get; init; }

    /// <summary>What fractions of width and height are of; null for the picture itself.</summary>
    public PixelSize? Frame { get; init; }

    /// <summary>What fills the canvas around the picture; null for transparent (white where the format has no alpha).</summary>
    public Background? Padding { get; init; }

    /// <summary><c>c_scale,g_liquid</c>: seams that interest little go or double instead of everything being stretched.</summary>
    public bool IsLiquid => Mode == CropMode.Scale && Gravity?.Kind == GravityKind.Liquid;

    private bool HasBox => (Width ?? Height) is not null || Ratio is not null;

    public override PictureState After(PictureState before) => After(before, Resolve(before));

    /// <summary>As <see cref="After(PictureState)"/>, with the window that the pixels chose.</summary>
    public PictureState After(PictureState before, ResizeGeometry geometry)
    {
        var after = before.After(geometry);
        return Gravity is not { IsAutomatic: true } ? after
            : after with { AutoWindow = before.View?.WindowOf(geometry).Intersect(before.Initial.Bounds) };
    }

    /// <summary>
    /// The pixels decide more than where a window of known size lies: before <see cref="Resolve"/>, who sees them says what is
    /// salient (<see cref="PictureState.Salient"/>). Without it the result has the same size and shows about the same as a fill.
    /// </summary>
    public bool LooksForSubject(PictureState picture)
        => Mode is CropMode.Thumb or CropMode.Auto or CropMode.AutoPad or CropMode.FillPad
            && HasBox
            && Gravity?.IsFree(picture) == true;

    /// <summary>The most by which any of the picture can be scaled in this step: a decoder may shrink it that far unseen.</summary>
    /// <exception cref="TransformationException">As <see cref="Resolve"/>.</exception>
    public double LargestScale(PictureState picture)
    {
        var (x, y) = Resolve(picture).Shrink;
        return LooksForSubject(picture) ? ClosestLook * Math.Max(1, Zoom) / Math.Min(x, y) : 1 / Math.Min(x, y);
    }

    /// <summary>What to cut, scale and pad for a picture of this size.</summary>
    /// <exception cref="TransformationException">The result would be above <see cref="PixelLimits"/>, or the window lies outside the picture.</exception>
    public ResizeGeometry Resolve(PictureState picture)
    {
        var geometry = Box.Of(this, picture) is not { } box ? Untouched(picture) : Mode switch
        {
            CropMode.Scale => Scaling.Stretch(this, picture, box),
            CropMode.Fit or CropMode.Limit or CropMode.MinimumFit => Scaling.Fit(this, picture, box),
            CropMode.Fill or CropMode.LimitFill => Filling.Fill(this, picture, box),
            CropMode.Pad or CropMode.LimitPad or CropMode.MinimumPad => Padded.Pad(this, picture, box),
            CropMode.FillPad or CropMode.AutoPad => Padded.Partly(this, picture, box),
            CropMode.Crop => Cropping.Crop(this, picture, box),
            CropMode.Thumb or CropMode.Auto => Filling.Around(this, picture, box),
            _ => throw new InvalidOperationException($"No geometry for {Mode}."),
        };
        _ = PixelLimits.Checked(geometry.Canvas);
        return geometry;
    }

    /// <summary>Without any size: the region itself for the modes that cut to one, else all as it is.</summary>
    private ResizeGeometry Untouched(PictureState picture)
        => Mode is CropMode.Crop or CropMode.Thumb && Gravity?.Subject(picture) is { } region
            ? Cropping.Around(region, Zoom, picture)
            : ResizeGeometry.Scale(picture.Size, picture.Size);
}
