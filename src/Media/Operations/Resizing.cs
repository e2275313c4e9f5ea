using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Media.Operations.Salience;
using ServerlessDam.Media.Operations.Seams;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations;

/// <summary>c_ with all its modes: the geometry says what to cut, scale, cut again and pad; here it is done.</summary>
internal static class Resizing
{
    /// <summary>The least part of the largest window, by its sides, that c_auto shows.</summary>
    private const double LoosestFrame = 0.7;

    public static Picture Apply(Picture picture, ResizeStep step)
    {
        if (step.IsLiquid)
            return LiquidScaling.Apply(picture, step);
        var state = picture.State;
        if (step.LooksForSubject(state))
        {
            picture = picture.Settled();
            state = state with { Salient = Subject(picture.First, state, step) };
        }

        var geometry = step.Resolve(state);
        var scaled = picture.Each(image => Scaled(image, geometry, state.Size));
        var cut = Cut(scaled, geometry, step, out var window);
        geometry = geometry with { Window = window };
        var after = step.After(state, geometry);
        return Filled(cut, step.Padding, geometry, after).With(after);
    }

    /// <summary>To exactly this size, whatever the image's own.</summary>
    public static Image To(Image image, PixelSize size)
        => (image.Width, image.Height) == (size.Width, size.Height)
            ? image
            : Alpha.Premultiplied(image, pixels => pixels.Resize((double)size.Width / pixels.Width, vscale: (double)size.Height / pixels.Height));

    /// <remarks>What the padding would fill may also be transparent; an opaque colour does that in a step of its own.</remarks>
    private static Picture Filled(Picture picture, Background? padding, ResizeGeometry geometry, PictureState after)
        => geometry.Pads ? Padding.Apply(picture, padding, geometry)
            : padding is null or ContinuedBackground or SolidBackground { Color.Alpha: 0 or 255 } ? picture
            : Backdrop.Under(picture.With(after), padding);

    /// <remarks>
    /// The decoder may have shrunk the picture already: parts are then found in what is left of it, and what only cuts leaves the
    /// rest to the step behind it.
    /// </remarks>
    private static Image Scaled(Image image, ResizeGeometry geometry, PixelSize size)
    {
        if (geometry.IsCut)
            return image;
        if (geometry.Source == size.Bounds)
            return To(image, geometry.Scaled);
        var source = Shrunk(geometry.Source, size, new(image.Width, image.Height));
        var part = image.Crop(source.X, source.Y, source.Width, source.Height);
        var scaled = To(part, geometry.Scaled);
        if (!ReferenceEquals(part, scaled))
            part.Dispose();
        return scaled;
    }

    private static PixelRect Shrunk(PixelRect box, PixelSize from, PixelSize to)
    {
        if (from == to)
            return box;
        var (scaleX, scaleY) = ((double)to.Width / from.Width, (double)to.Height / from.Height);
        var left = Math.Clamp((int)Math.Round(box.X * scaleX), 0, to.Width - 1);
        var top = Math.Clamp((int)Math.Round(box.Y * scaleY), 0, to.Height - 1);
        var right = Math.Clamp((int)Math.Round(box.Right * scaleX), left + 1, to.Width);
        var bottom = Math.Clamp((int)Math.Round(box.Bottom * scaleY), top + 1, to.Height);
        return new(left, top, right - left, bottom - top);
    }

    private static Picture Cut(Picture picture, ResizeGeometry geometry, ResizeStep step, out PixelRect window)
    {
        window = geometry.Window;
        if (window == geometry.Scaled.Bounds)
            return picture;
        if (geometry.WindowIsFree)
        {
            picture = picture.Settled();
            window = Saliency.Of(picture.First, picture.State, step.Gravity!.Weights).Best(window.Size, geometry.Scaled);
        }

        var box = Shrunk(window, geometry.Scaled, new(picture.First.Width, picture.First.Height));
        return picture.Each(image => image.Crop(box.X, box.Y, box.Width, box.Height));
    }

    /// <summary>What a window turns to: of the box's ratio where it is cut out, else all that must not be cut.</summary>
    private static PixelRect Subject(Image image, PictureState state, ResizeStep step)
    {
        var saliency = Saliency.Of(image, state, step.Gravity!.Weights);
        return step.Mode switch
        {
            CropMode.Thumb => saliency.Framed(step.Resolve(state).Canvas.Ratio, 1 / ResizeStep.ClosestLook, state.Size),
            CropMode.Auto => saliency.Framed(step.Resolve(state).Canvas.Ratio, LoosestFrame, state.Size),
            _ => saliency.Extent(state.Size),
        };
    }
}
