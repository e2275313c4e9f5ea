using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Resizing;

/// <summary>The modes that neither cut nor pad.</summary>
internal static class Scaling
{
    public static ResizeGeometry Stretch(ResizeStep step, PictureState picture, Box box)
    {
        var size = step.KeepsOtherSide
            ? PixelLimits.Size(box.Width ?? picture.Size.Width, box.Height ?? picture.Size.Height)
            : PixelLimits.Checked(box.Sides(picture.Size));
        return ResizeGeometry.Scale(picture.Size, size);
    }

    public static ResizeGeometry Fit(ResizeStep step, PictureState picture, Box box)
        => ResizeGeometry.Scale(picture.Size, Fitted(picture.Size, box, step.Mode));

    /// <summary>The largest size of the picture's ratio inside the box, within what the mode allows.</summary>
    public static PixelSize Fitted(PixelSize size, Box box, CropMode mode)
    {
        var factor = Math.Min(box.Width / size.Width ?? double.MaxValue, box.Height / size.Height ?? double.MaxValue);
        return size.Scaled(mode switch
        {
            CropMode.Limit or CropMode.LimitPad => Math.Min(1, factor),
            CropMode.MinimumFit => Math.Max(1, factor),
            CropMode.MinimumPad => 1,
            _ => factor,
        });
    }
}
