using ServerlessDam.Transformations.Geometry;
using static ServerlessDam.Transformations.Plans.Reshaping.Upscaling;

namespace ServerlessDam.Media.Vision.Upscaling;

/// <summary>The picture that pieces are put together to.</summary>
/// <param name="size">Of what is enlarged.</param>
/// <param name="isGrey">A picture without colour stays one: a model has a little of it everywhere.</param>
internal sealed class EnlargedPixels(PixelSize size, bool isGrey)
{
    private readonly int _width = Factor * size.Width;

    /// <summary>Three bytes a pixel, row by row.</summary>
    public byte[] Rgb { get; } = new byte[3 * Factor * Factor * size.Area];

    /// <param name="planes">As <see cref="UpscalingModel.Enlarge"/> gives them, of the piece and what is around it.</param>
    /// <param name="piece">In pixels of what is enlarged.</param>
    public void Put(float[] planes, PixelRect piece, int reach)
    {
        var (width, height) = (Factor * (piece.Width + (2 * reach)), Factor * (piece.Height + (2 * reach)));
        for (var y = 0; y < Factor * piece.Height; y++)
        {
            var from = ((y + (Factor * reach)) * width) + (Factor * reach);
            var to = 3 * ((((Factor * piece.Y) + y) * _width) + (Factor * piece.X));
            for (var x = 0; x < Factor * piece.Width; x++, from++, to += 3)
                Put(to, planes[from], planes[from + (width * height)], planes[from + (2 * width * height)]);
        }
    }

    private void Put(int to, float red, float green, float blue)
    {
        if (isGrey)
            red = green = blue = (red + green + blue) / 3;
        (Rgb[to], Rgb[to + 1], Rgb[to + 2]) = (Byte(red), Byte(green), Byte(blue));
    }

    private static byte Byte(float value) => (byte)Math.Clamp(MathF.Round(value), 0, 255);
}
