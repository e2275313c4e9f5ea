using System.Runtime.InteropServices;
using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Seams;

/// <summary>
/// c_scale,g_liquid: reaches the box by taking out, or doubling, seams of pixels that nobody misses. What both sides have in
/// common is plain scaling, done first; known faces are not cut through.
/// </summary>
internal static class LiquidScaling
{
    /// <summary>
    /// Pixels times seams: about half a second. A larger task is worked out on a reduced picture, and its seams, then bands of
    /// pixels, are carried over to the whole one.
    /// </summary>
    private const double Budget = 1e8;

    /// <summary>A picture narrower than this has no seams to choose from.</summary>
    private const int Narrowest = 4;

    public static Picture Apply(Picture picture, ResizeStep step)
    {
        var state = picture.State;
        var geometry = step.Resolve(state);
        var size = geometry.Scaled;
        var (across, down) = ((double)size.Width / state.Size.Width, (double)size.Height / state.Size.Height);
        var start = state.Size.Scaled(Math.Clamp(1, Math.Min(across, down), Math.Max(across, down)));
        var after = step.After(state, geometry);
        if (start == size || Math.Min(Math.Min(start.Width, start.Height), Math.Min(size.Width, size.Height)) < Narrowest)
            return picture.Each(image => Resizing.To(image, size), after);

        var settled = picture.Each(image => Resizing.To(image, start)).Settled();
        using var map = Map(settled.First, state, size);
        using var index = map.CopyMemory();
        return settled.Each(image => Mapped(image, index), after);
    }

    private static Image Mapped(Image image, Image index)
    {
        using var linear = Interpolate.NewFromName("bilinear");
        return Alpha.Premultiplied(image, pixels => pixels.Mapim(index, interpolate: linear, extend: Enums.Extend.Copy));
    }

    /// <summary>For every pixel of the result, where it comes from: two bands, across and down.</summary>
    private static Image Map(Image image, PictureState state, PixelSize size)
    {
        var start = new PixelSize(image.Width, image.Height);
        var work = 1 / Math.Max(1, Math.Cbrt(Math.Max(start.Area, size.Area) * (Math.Abs(start.Width - size.Width) + (double)Math.Abs(start.Height - size.Height)) / Budget));
        var (from, to) = (Reduced(start, work), Reduced(size, work));
        var luma = Luma(image, from);
        var guard = Guard(state, from);

        var columns = SeamCarver.Columns(luma, guard, from.Width, from.Height, to.Width);
        var (carved, guarded) = (columns.Apply(luma), columns.Apply(guard));
        var rows = SeamCarver.Columns(Turned(carved, to.Width), Turned(guarded, to.Width), from.Height, to.Width, to.Height);

        var places = new float[2 * to.Width * to.Height];
        for (var y = 0; y < to.Height; y++)
        {
            for (var x = 0; x < to.Width; x++)
            {
                var source = rows.At(y, x);
                places[2 * ((y * to.Width) + x)] = columns.Between(x, source);
                places[(2 * ((y * to.Width) + x)) + 1] = source;
            }
        }

        using var map = Image.NewFromMemoryCopy(MemoryMarshal.AsBytes(places.AsSpan()), to.Width, to.Height, 2, Enums.BandFormat.Float);
        return from == start ? map.Copy() : Enlarged(map, start, from, size);
    }

    /// <remarks>The middles of pixels correspond, not their corners.</remarks>
    private static Image Enlarged(Image map, PixelSize start, PixelSize from, PixelSize size)
    {
        using var large = map.Resize((double)size.Width / map.Width, vscale: (double)size.Height / map.Height, kernel: Enums.Kernel.Linear);
        var (scaleX, scaleY) = ((double)start.Width / from.Width, (double)start.Height / from.Height);
        return large.Linear([scaleX, scaleY], [(scaleX - 1) / 2, (scaleY - 1) / 2]).Cast(Enums.BandFormat.Float);
    }

    private static PixelSize Reduced(PixelSize size, double factor)
        => new(Math.Max(Narrowest, PixelLimits.Round(size.Width * factor)), Math.Max(Narrowest, PixelLimits.Round(size.Height * factor)));

    private static byte[] Luma(Image image, PixelSize size)
    {
        using var flat = Alpha.Flat(image, Color.White);
        using var small = Resizing.To(flat.Copy(), size);
        using var grey = small.Colourspace(Enums.Interpretation.Bw);
        return grey.WriteToMemory<byte>();
    }

    /// <summary>255 where a face is.</summary>
    private static byte[] Guard(PictureState state, PixelSize size)
    {
        var guard = new byte[size.Width * size.Height];
        foreach (var face in state.Faces)
        {
            var (left, right) = (face.X * size.Width / state.Size.Width, face.Right * size.Width / state.Size.Width);
            for (var y = (int)((long)face.Y * size.Height / state.Size.Height); y < (long)face.Bottom * size.Height / state.Size.Height; y++)
                guard.AsSpan((y * size.Width) + left, right - left).Fill(255);
        }

        return guard;
    }

    /// <summary>Rows become columns.</summary>
    private static byte[] Turned(byte[] pixels, int width)
    {
        var height = pixels.Length / width;
        var turned = new byte[pixels.Length];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                turned[(x * height) + y] = pixels[(y * width) + x];
        return turned;
    }
}
