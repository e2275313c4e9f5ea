using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Resizing;

/// <summary>The modes that place the whole picture on a canvas.</summary>
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
        var (x, y) = Placement.Of(scaled, canvas, step, picture);
        return ResizeGeometry.Scale(picture.Size, scaled) with { Canvas = canvas, OffsetX = x, OffsetY = y };
    }
}
