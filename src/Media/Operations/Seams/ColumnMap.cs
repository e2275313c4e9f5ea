namespace ServerlessDam.Media.Operations.Seams;

/// <summary>For every pixel of a picture that grew or shrank in width, the column of the original that it shows.</summary>
/// <param name="Places">Row by row, from 0; between two whole columns where one was drawn out.</param>
/// <param name="Width">Columns now.</param>
/// <param name="Original">Columns before.</param>
internal sealed record ColumnMap(float[] Places, int Width, int Original)
{
    public int Height => Places.Length / Width;

    public static ColumnMap Identity(int width, int height)
    {
        var places = new float[width * height];
        for (var i = 0; i < places.Length; i++)
            places[i] = i % width;
        return new(places, width, width);
    }

    public float At(int x, int y) => Places[(y * Width) + x];

    /// <summary>As <see cref="At"/>, for a row between two.</summary>
    public float Between(int x, float y)
    {
        var row = Math.Clamp((int)y, 0, Height - 1);
        var (above, below) = (At(x, row), At(x, Math.Min(row + 1, Height - 1)));
        return above + ((below - above) * (y - row));
    }

    /// <summary>What <paramref name="pixels"/> of the original become.</summary>
    public byte[] Apply(byte[] pixels)
    {
        var result = new byte[Places.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = (byte)Math.Round(Sample(i, at => pixels[at]));
        return result;
    }

    /// <summary>This map, and then another of its result.</summary>
    public ColumnMap Then(ColumnMap next)
    {
        var places = new float[next.Places.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = next.Sample(i, at => Places[at]);
        return new(places, next.Width, Original);
    }

    private float Sample(int i, Func<int, float> original)
    {
        var row = i / Width * Original;
        var left = (int)Places[i];
        var (first, second) = (original(row + left), original(row + Math.Min(left + 1, Original - 1)));
        return first + ((second - first) * (Places[i] - left));
    }
}
