using NetVips;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Backgrounds;

/// <summary>Colours that pass into each other: two from edge to edge, four from corner to corner.</summary>
internal static class Gradients
{
    public static Image Of(BackgroundGradient gradient, IReadOnlyList<Color> colors, PixelSize size)
    {
        if (colors.Count == 4)
            return Corners(colors, size);
        using var ramp = Ramp(gradient.Direction, size);
        using var table = Table(colors);
        using var coloured = ramp.Maplut(table);
        return coloured.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>The first colour at the top left, the second at the top right, then bottom left and right; the direction says nothing.</summary>
    private static Image Corners(IReadOnlyList<Color> colors, PixelSize size)
    {
        using var position = Image.Xyz(size.Width, size.Height);
        using var x = position[0];
        using var across = x / Math.Max(1, size.Width - 1);
        using var y = position[1];
        using var down = y / Math.Max(1, size.Height - 1);
        using var top = Between(colors[0], colors[1], across);
        using var bottom = Between(colors[2], colors[3], across);
        using var difference = bottom - top;
        using var part = difference * down;
        using var mixed = top + part;
        return Alpha.Bytes(mixed);
    }

    /// <param name="share">One band, 0 to 1.</param>
    private static Image Between(Color from, Color to, Image share)
        => share.Linear([to.Red - from.Red, to.Green - from.Green, to.Blue - from.Blue], Alpha.Opaque(from));

    /// <summary>0 where the gradient starts, 255 where it ends.</summary>
    private static Image Ramp(GradientDirection direction, PixelSize size)
    {
        using var position = Image.Xyz(size.Width, size.Height);
        using var x = position[0];
        using var y = position[1];
        var (stepX, stepY) = (255.0 / Math.Max(1, size.Width - 1), 255.0 / Math.Max(1, size.Height - 1));
        using var across = x * stepX;
        using var down = direction == GradientDirection.DiagonalAscending ? y.Linear([-stepY], [255]) : y * stepY;
        using var both = across + down;
        using var ramp = direction switch
        {
            GradientDirection.Horizontal => across.Copy(),
            GradientDirection.Vertical => down.Copy(),
            _ => both / 2,
        };
        return Alpha.Bytes(ramp);
    }

    private static Image Table(IReadOnlyList<Color> colors)
    {
        var entries = new byte[256 * 3];
        for (var i = 0; i < 256; i++)
        {
            var place = i / 255.0 * (colors.Count - 1);
            var (from, to) = (colors[(int)place], colors[Math.Min((int)place + 1, colors.Count - 1)]);
            var share = place - (int)place;
            entries[3 * i] = Mix(from.Red, to.Red, share);
            entries[(3 * i) + 1] = Mix(from.Green, to.Green, share);
            entries[(3 * i) + 2] = Mix(from.Blue, to.Blue, share);
        }

        return Image.NewFromMemoryCopy<byte>(entries, 256, 1, 3, Enums.BandFormat.Uchar);
    }

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));
}
