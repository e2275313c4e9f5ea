using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Resizing;

/// <summary>The modes that cover a box and cut what overflows.</summary>
internal static class Filling
{
    /// <summary>How much larger than a face the window around it is; a stored rectangle is taken as it is.</summary>
    private const double FaceMargin = 1.6;

    /// <summary>How much looser than a thumb c_auto is.</summary>
    private const double AutoMargin = 1.75;

    public static ResizeGeometry Fill(ResizeStep step, PictureState picture, Box box)
    {
        var wanted = box.Sides(picture.Size);
        var factor = picture.Size.ScaleToCover(wanted);
        if (step.Mode == CropMode.LimitFill)
            factor = Math.Min(1, factor);
        else
            _ = PixelLimits.Checked(wanted);

        // A sliver blown up to cover a box would be huge for a moment: cut first, then scale.
        if (!PixelLimits.Allow(picture.Size.Width * factor, picture.Size.Height * factor))
            return Scaled(Largest(picture.Size, wanted.Ratio), wanted, step, picture);

        var scaled = picture.Size.Scaled(factor);
        var window = new PixelSize(Math.Min(wanted.Width, scaled.Width), Math.Min(wanted.Height, scaled.Height));
        var (x, y) = Placement.Of(window, scaled, step, picture, factor);
        return new()
        {
            Source = picture.Size.Bounds,
            Scaled = scaled,
            Window = new(x, y, window.Width, window.Height),
            Canvas = window,
            WindowIsFree = window != scaled && step.Gravity?.IsFree(picture) == true,
        };
    }

    /// <summary>c_thumb and c_auto: the surroundings of a region; without one, a fill.</summary>
    public static ResizeGeometry Around(ResizeStep step, PictureState picture, Box box)
    {
        var region = step.Gravity?.Subject(picture);
        if (region is null && step.Zoom == 1)
            return Fill(step, picture, box);

        var wanted = PixelLimits.Checked(box.Sides(picture.Size));
        var largest = Largest(picture.Size, wanted.Ratio);
        if (region is not { } subject)
            return Scaled(Reduced(largest, step.Zoom), wanted, step, picture);

        var margin = Margin(step.Mode, subject, picture) / step.Zoom;
        var width = Math.Max(subject.Width * margin, subject.Height * margin * wanted.Ratio);
        return Scaled(Reduced(largest, largest.Width / width), wanted, step, picture);
    }

    /// <summary>How much larger than a region the window around it is. What the pixels found has its surroundings already.</summary>
    private static double Margin(CropMode mode, PixelRect region, PictureState picture)
        => region == picture.Salient ? 1
            : (region == picture.CustomCoordinates ? 1 : FaceMargin) * (mode == CropMode.Auto ? AutoMargin : 1);

    /// <summary>A window of this size, by gravity, scaled to exactly the box.</summary>
    private static ResizeGeometry Scaled(PixelSize window, PixelSize box, ResizeStep step, PictureState picture)
    {
        var (x, y) = Placement.Of(window, picture.Size, step, picture);
        return ResizeGeometry.Scale(picture.Size, box) with { Source = new(x, y, window.Width, window.Height) };
    }

    private static PixelSize Largest(PixelSize size, double ratio) => ratio > size.Ratio
        ? new(size.Width, Math.Min(size.Height, PixelLimits.Round(size.Width / ratio)))
        : new(Math.Min(size.Width, PixelLimits.Round(size.Height * ratio)), size.Height);

    /// <summary>Zoomed in; zooming out ends at the largest window there is.</summary>
    private static PixelSize Reduced(PixelSize largest, double zoom)
        => new(
            Math.Min(largest.Width, PixelLimits.Round(largest.Width / zoom)),
            Math.Min(largest.Height, PixelLimits.Round(largest.Height / zoom)));
}
