using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Resizing;

/// <summary>The modes that place the picture, or what matters of it, on a canvas.</summary>
internal static class Padded
{
    public static ResizeGeometry Pad(ResizeStep step, PictureState picture, Box box)
    {
        var scaled = Scaling.Fitted(picture.Size, box, step.Mode);
        var canvas = step.Mode == CropMode.MinimumPad
            ? PixelLimits.Size(
                Math.Max(picture.Size.Width, box.Width ?? 0),
                Math.Max(picture.Size.Height, box.Height ?? 0))
            : PixelLimits.Size(box.Width ?? scaled.Width, box.Height ?? scaled.Height);
        var (x, y) = Placement.Of(scaled, canvas, step, picture.WithoutRegions(picture.Size));
        return ResizeGeometry.Scale(picture.Size, scaled) with { Canvas = canvas, OffsetX = x, OffsetY = y };
    }

    /// <summary>c_fill_pad and c_auto_pad: between fitting and covering, as close as the subject stays whole. Without a subject, a fill.</summary>
    public static ResizeGeometry Partly(ResizeStep step, PictureState picture, Box box)
    {
        if (step.Gravity?.Subject(picture) is not { } subject)
            return Filling.Fill(step, picture, box);

        var canvas = PixelLimits.Checked(box.Sides(picture.Size));
        var zoom = step.Mode == CropMode.AutoPad ? step.Zoom : 1;
        var (fit, cover) = (picture.Size.ScaleToFit(canvas), picture.Size.ScaleToCover(canvas));
        var wanted = Math.Clamp(subject.Size.ScaleToFit(canvas), fit, cover) * zoom;
        var factor = Math.Min(Math.Max(wanted, fit), Largest(picture.Size));
        var scaled = picture.Size.Scaled(factor);
        var window = new PixelSize(Math.Min(canvas.Width, scaled.Width), Math.Min(canvas.Height, scaled.Height));
        var (x, y) = Placement.Of(window, scaled, step, picture, factor);
        return ResizeGeometry.Scale(picture.Size, scaled) with
        {
            Window = new(x, y, window.Width, window.Height),
            Canvas = canvas,
            OffsetX = (canvas.Width - window.Width) / 2,
            OffsetY = (canvas.Height - window.Height) / 2,
        };
    }

    /// <summary>The factor that takes the picture just to the limits: a sliver cannot cover every box.</summary>
    private static double Largest(PixelSize size)
        => Math.Min((PixelLimits.MaxSide - 1.0) / Math.Max(size.Width, size.Height), Math.Sqrt((PixelLimits.MaxArea - (2.0 * PixelLimits.MaxSide)) / size.Area));
}
