using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_pixelate: squares of one colour, the mean of what was there.</summary>
internal static class Pixelate
{
    public static Image Apply(Image image, EffectStep step)
    {
        var square = step.Number("square");
        var (width, height) = (image.Width, image.Height);

        // The last squares reach over the edge: what is missing there repeats the edge.
        using var whole = image.Embed(0, 0, Whole(width, square), Whole(height, square), extend: Enums.Extend.Copy);
        using var means = whole.Shrink(square, square);
        using var squares = means.Zoom(square, square);
        return squares.Crop(0, 0, width, height);
    }

    private static int Whole(int side, int square) => (side + square - 1) / square * square;
}
