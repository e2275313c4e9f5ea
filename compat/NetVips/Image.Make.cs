using System.Globalization;
using NetVips.Interop;

namespace NetVips;

public partial class Image
{
    /// <summary>A one-band matrix of doubles; a one-dimensional array is one value, or one array, per row.</summary>
    public static unsafe Image NewFromArray(Array array, double scale = 1.0, double offset = 0.0)
    {
        var (height, width) = array.Rank == 2 ? (array.GetLength(0), array.GetLength(1)) : (array.Length, FirstRowLength(array));
        var values = Flat(array).ToArray();
        Image matrix;
        fixed (double* first = values)
        {
            var pointer = LibVipsObjects.NewMatrix(width, height, first, values.Length);
            matrix = pointer == 0 ? throw new VipsException("unable to make image from matrix") : new Image(pointer);
        }
        using (matrix)
            return matrix.Mutate(mutable =>
            {
                mutable.Set(GValue.GDoubleType, "scale", scale);
                mutable.Set(GValue.GDoubleType, "offset", offset);
            });
    }

    /// <summary>An image of raw pixels, copied.</summary>
    public static unsafe Image NewFromMemoryCopy<T>(ReadOnlySpan<T> data, int width, int height, int bands, Enums.BandFormat format)
        where T : unmanaged
    {
        fixed (T* first = data)
        {
            var pointer = LibVipsObjects.NewFromMemoryCopy(first, (nuint)(data.Length * sizeof(T)), width, height, bands, (int)format);
            return pointer == 0 ? throw new VipsException("unable to make image from memory") : new Image(pointer);
        }
    }

    /// <summary>An image like this one in size, format, interpretation and resolution, each pixel the given constant.</summary>
    public Image NewFromImage(params double[] doubles)
    {
        using var black = Black(1, 1);
        using var shifted = black.Linear([1.0], doubles);
        using var cast = shifted.Cast(Format);
        using var grown = cast.Embed(0, 0, Width, Height, extend: Enums.Extend.Copy);
        return grown.Copy(interpretation: Interpretation, xres: Xres, yres: Yres, xoffset: Xoffset, yoffset: Yoffset);
    }

    /// <inheritdoc cref="NewFromImage(double[])"/>
    public Image NewFromImage(params int[] ints) => NewFromImage(Array.ConvertAll(ints, Convert.ToDouble));

    /// <summary>The pixels computed once into memory, so that they can be read again and again.</summary>
    public Image CopyMemory()
    {
        var pointer = LibVipsObjects.CopyMemory(this);
        return pointer == 0 ? throw new VipsException("unable to copy to memory") : new Image(pointer);
    }

    private static int FirstRowLength(Array array) => array.GetValue(0) is Array row ? row.Length : 1;

    private static IEnumerable<double> Flat(Array array)
        => array.Cast<object>().SelectMany(item => item is Array row ? row.Cast<object>() : [item])
            .Select(number => Convert.ToDouble(number, CultureInfo.InvariantCulture));
}
