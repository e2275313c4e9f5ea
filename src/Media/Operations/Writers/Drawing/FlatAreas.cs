using System.Runtime.InteropServices;
using NetVips;
using ServerlessDam.Media.Operations.Effects.Looks;

namespace ServerlessDam.Media.Operations.Writers.Drawing;

/// <summary>A picture as areas of a few colours.</summary>
/// <param name="Colours">0xrrggbb.</param>
/// <param name="Cells">
/// For each pixel the place of its colour, or <see cref="Nothing"/> where it is transparent. Row by row, with a frame of nothing that is
/// one pixel wide, so that every pixel has neighbours.
/// </param>
internal sealed record FlatAreas(int Width, int Height, int[] Colours, byte[] Cells)
{
    public const byte Nothing = byte.MaxValue;

    private const int MostColours = 30;

    /// <summary>A picture that is not flat to this share is made so first.</summary>
    private const double FlatShare = 0.8;

    private const byte Opaque = 128;

    public int Stride => Width + 2;

    /// <param name="image">Bytes of three colours, with alpha or without.</param>
    public static FlatAreas Of(Image image)
    {
        using var colours = image.ExtractBand(0, n: 3);
        var seen = Visible(image);
        var counts = Counted(colours.WriteToMemory<byte>(), seen);
        var pixels = Common(counts).Sum(color => (double)color.Value) >= FlatShare * counts.Values.Sum(count => (double)count)
            ? colours.WriteToMemory<byte>()
            : Flattened(colours);
        counts = Counted(pixels, seen);
        int[] table = [.. Common(counts).Select(color => color.Key)];
        var places = counts.Keys.ToDictionary(color => color, color => Nearest(table, color));
        var areas = new FlatAreas(image.Width, image.Height, table, new byte[(image.Width + 2) * (image.Height + 2)]);
        Array.Fill(areas.Cells, Nothing);
        for (var i = 0; i < seen.Length; i++)
        {
            if (seen[i])
                areas.Cells[(((i / areas.Width) + 1) * areas.Stride) + (i % areas.Width) + 1] = places[ColorAt(pixels, i)];
        }

        return areas;
    }

    private static bool[] Visible(Image image)
    {
        if (!image.HasAlpha())
            return [.. Enumerable.Repeat(true, image.Width * image.Height)];
        using var alpha = image[image.Bands - 1];
        return Array.ConvertAll(alpha.WriteToMemory<byte>(), opacity => opacity >= Opaque);
    }

    private static byte[] Flattened(Image colours)
    {
        using var flat = FewColours.Of(colours, MostColours);
        return flat.WriteToMemory<byte>();
    }

    private static Dictionary<int, int> Counted(byte[] pixels, bool[] seen)
    {
        var counts = new Dictionary<int, int>();
        for (var i = 0; i < seen.Length; i++)
        {
            if (seen[i])
                CollectionsMarshal.GetValueRefOrAddDefault(counts, ColorAt(pixels, i), out _)++;
        }

        return counts;
    }

    /// <summary>The same for the same picture, whatever order its colours were met in.</summary>
    private static IEnumerable<KeyValuePair<int, int>> Common(Dictionary<int, int> counts)
        => counts.OrderByDescending(color => color.Value).ThenBy(color => color.Key).Take(MostColours);

    private static byte Nearest(int[] table, int color)
    {
        var (nearest, least) = (0, int.MaxValue);
        for (var i = 0; i < table.Length; i++)
        {
            if (Square(table[i] >> 16, color >> 16) + Square(table[i] >> 8, color >> 8) + Square(table[i], color) is var distance && distance < least)
                (nearest, least) = (i, distance);
        }

        return (byte)nearest;
    }

    private static int Square(int left, int right) => ((left & 255) - (right & 255)) * ((left & 255) - (right & 255));

    private static int ColorAt(byte[] pixels, int i) => (pixels[3 * i] << 16) | (pixels[(3 * i) + 1] << 8) | pixels[(3 * i) + 2];
}
