using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Resizing;

/// <summary>The box a resize asks for, in pixels and not yet rounded. One side is null where the picture's ratio decides it.</summary>
internal readonly record struct Box(double? Width, double? Height)
{
    /// <summary>Null when the step asks for no size at all.</summary>
    public static Box? Of(ResizeStep step, PictureState picture)
    {
        var frame = FrameOf(step, picture);
        var width = step.Width?.In(frame.Width, step.Dpr);
        var height = step.Height?.In(frame.Height, step.Dpr);
        var ratio = step.Ratio?.Of(picture);
        return (width, height, ratio) switch
        {
            (null, null, null) => null,
            (null, null, { } r) => ByRatioAlone(step.Mode, picture.Size, r),
            ({ } w, null, { } r) => new(w, w / r),
            (null, { } h, { } r) => new(h * r, h),
            _ => new(width, height),
        };
    }

    /// <summary>Both sides rounded; a missing one follows the ratio of <paramref name="size"/>. The limits are not checked.</summary>
    public PixelSize Sides(PixelSize size) => new(
        PixelLimits.Round(Width ?? size.Width * (Height!.Value / size.Height)),
        PixelLimits.Round(Height ?? size.Height * (Width!.Value / size.Width)));

    /// <summary>What fractions are of.</summary>
    private static PixelSize FrameOf(ResizeStep step, PictureState picture)
        => step.Frame ?? (step.RelativeToRegion && step.Gravity?.Subject(picture) is { } region ? region.Size : picture.Size);

    /// <summary>What cuts takes the largest window of that ratio, what pads the smallest box around the picture.</summary>
    private static Box ByRatioAlone(CropMode mode, PixelSize size, double ratio)
    {
        var around = mode is CropMode.Pad or CropMode.LimitPad or CropMode.MinimumPad or CropMode.AutoPad;
        var byWidth = mode == CropMode.Scale || (ratio > size.Ratio) != around;
        return byWidth ? new(size.Width, size.Width / ratio) : new(size.Height * ratio, size.Height);
    }
}
