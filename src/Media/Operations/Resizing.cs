using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations;

/// <summary>c_ with all its modes: the geometry says what to cut, scale, cut again and pad; here it is done.</summary>
internal static class Resizing
{
    public static Picture Apply(Picture picture, ResizeStep step)
    {
        var geometry = step.Resolve(picture.State);
        var scaled = picture.Each(image => Scaled(image, geometry, picture.State.Size));
        var cut = Cut(scaled, geometry, out var window);
        geometry = geometry with { Window = window };
        var padded = geometry.Pads ? Padding.Apply(cut, step.Padding, geometry) : cut;
        return padded.With(picture.State.After(geometry));
    }

    /// <summary>To exactly this size, whatever the image's own.</summary>
    public static Image To(Image image, PixelSize size)
        => (image.Width, image.Height) == (size.Width, size.Height)
            ? image
            : Alpha.Premultiplied(image, pixels => pixels.Resize((double)size.Width / pixels.Width, vscale: (double)size.Height / pixels.Height));

    /// <remarks>The decoder may have shrunk the picture already; it does so only where all of it is used.</remarks>
    private static Image Scaled(Image image, ResizeGeometry geometry, PixelSize size)
    {
        if (geometry.Source == size.Bounds)
            return To(image, geometry.Scaled);
        var source = geometry.Source;
        var part = image.Crop(source.X, source.Y, source.Width, source.Height);
        var scaled = To(part, geometry.Scaled);
        if (!ReferenceEquals(part, scaled))
            part.Dispose();
        return scaled;
    }

    private static Picture Cut(Picture picture, ResizeGeometry geometry, out PixelRect window)
    {
        window = geometry.Window;
        if (window == geometry.Scaled.Bounds)
            return picture;
        if (geometry.WindowIsFree)
        {
            picture = picture.Settled();
            window = MostInteresting(picture.First, window.Size);
        }

        var box = window;
        return picture.Each(image => image.Crop(box.X, box.Y, box.Width, box.Height));
    }

    /// <summary>A window of this size around what draws the eye (edges, skin tones, saturated colours); all frames share it.</summary>
    private static PixelRect MostInteresting(Image image, PixelSize size)
    {
        using var cropped = image.Smartcrop(size.Width, size.Height, out var x, out var y, interesting: Enums.Interesting.Attention);
        return new(
            Math.Clamp(x - (size.Width / 2), 0, image.Width - size.Width),
            Math.Clamp(y - (size.Height / 2), 0, image.Height - size.Height),
            size.Width,
            size.Height);
    }
}
