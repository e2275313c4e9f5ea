using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Vision.Upscaling;

/// <summary>Pixels of a picture that goes on beyond its edges, by repeating them: what lies there looks like nothing to a model that was told it is black.</summary>
/// <param name="rgb">Three bytes a pixel, row by row.</param>
internal sealed class EdgedPixels(byte[] rgb, PixelSize size)
{
    /// <summary>A piece with <paramref name="reach"/> pixels more on each side, three numbers a pixel, row by row.</summary>
    public float[] Around(PixelRect piece, int reach)
    {
        var (width, height) = (piece.Width + (2 * reach), piece.Height + (2 * reach));
        var values = new float[3 * width * height];
        var at = 0;
        for (var y = piece.Y - reach; y < piece.Bottom + reach; y++)
        {
            var row = Math.Clamp(y, 0, size.Height - 1) * size.Width;
            for (var x = piece.X - reach; x < piece.Right + reach; x++)
            {
                var from = 3 * (row + Math.Clamp(x, 0, size.Width - 1));
                values[at++] = rgb[from];
                values[at++] = rgb[from + 1];
                values[at++] = rgb[from + 2];
            }
        }
        return values;
    }

    /// <summary>Whether it has no colour at all.</summary>
    public bool IsGrey
    {
        get
        {
            for (var i = 0; i < rgb.Length; i += 3)
            {
                if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2])
                    return false;
            }
            return true;
        }
    }
}
