using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Resizing;

/// <summary>c_crop: a window of the picture as it is.</summary>
internal static class Cropping
{
    public static ResizeGeometry Crop(ResizeStep step, PictureState picture, Box box)
    {
        var width = PixelLimits.Round(box.Width ?? picture.Size.Width);
        var height = PixelLimits.Round(box.Height ?? picture.Size.Height);
        if (step.Gravity is null && (step.X ?? step.Y) is not null)
            return ResizeGeometry.Cut(picture.Size, At(step, picture, new(width, height)));

        var size = new PixelSize(Math.Min(width, picture.Size.Width), Math.Min(height, picture.Size.Height));
        var (x, y) = Placement.Of(size, picture.Size, step, picture);
        return ResizeGeometry.Cut(picture.Size, new(x, y, size.Width, size.Height)) with
        {
            WindowIsFree = step.Gravity?.IsFree(picture) == true && size != picture.Size,
        };
    }

    /// <summary>The region itself, or more or less of its surroundings by zoom.</summary>
    public static ResizeGeometry Around(PixelRect region, double zoom, PictureState picture)
    {
        var (width, height) = (PixelLimits.Round(region.Width / zoom), PixelLimits.Round(region.Height / zoom));
        var window = new PixelRect(
            region.X - (int)Math.Min((width - (long)region.Width) / 2, int.MaxValue / 4),
            region.Y - (int)Math.Min((height - (long)region.Height) / 2, int.MaxValue / 4),
            Math.Min(width, int.MaxValue / 2),
            Math.Min(height, int.MaxValue / 2));
        return ResizeGeometry.Cut(picture.Size, window.Intersect(picture.Size.Bounds) ?? picture.Size.Bounds);
    }

    /// <summary>x and y without a gravity name the top left corner; what runs over the edge is cut off.</summary>
    private static PixelRect At(ResizeStep step, PictureState picture, PixelSize size)
    {
        var left = Math.Floor((step.X?.In(picture.Size.Width) ?? 0) + 0.5);
        var top = Math.Floor((step.Y?.In(picture.Size.Height) ?? 0) + 0.5);
        var right = Math.Min(left + size.Width, picture.Size.Width);
        var bottom = Math.Min(top + size.Height, picture.Size.Height);
        (left, top) = (Math.Max(left, 0), Math.Max(top, 0));
        return right > left && bottom > top
            ? new((int)left, (int)top, (int)(right - left), (int)(bottom - top))
            : throw new TransformationException("Invalid input for extract");
    }
}
