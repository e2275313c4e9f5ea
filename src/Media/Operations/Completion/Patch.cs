using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ServerlessDam.Media.Operations.Completion;

/// <summary>Squares of pixels, named by the index of their upper left one; a row of a square is one vector.</summary>
internal static class Patch
{
    public const int Side = 8;

    /// <summary>Pixels from the corner to what counts as the middle.</summary>
    public const int Middle = Side / 2;

    /// <summary>Sum of the squared differences of all bytes, or, once it is above <paramref name="limit"/>, anything above that.</summary>
    public static int Difference(Raster raster, int left, int right, int limit)
    {
        ref var pixels = ref MemoryMarshal.GetArrayDataReference(raster.Pixels);
        var (a, b, stride) = ((nuint)(Raster.Bands * left), (nuint)(Raster.Bands * right), (nuint)(Raster.Bands * raster.Width));
        var total = 0;
        for (var half = 0; half < 2 && total <= limit; half++)
        {
            var sums = Vector256<uint>.Zero;
            for (var row = 0; row < Side / 2; row++)
            {
                var (first, second) = (Vector256.LoadUnsafe(ref pixels, a), Vector256.LoadUnsafe(ref pixels, b));
                var difference = Vector256.Max(first, second) - Vector256.Min(first, second);
                var (low, high) = Vector256.Widen(difference);
                var (one, two) = Vector256.Widen(low * low);
                var (three, four) = Vector256.Widen(high * high);
                sums += one + two + (three + four);
                (a, b) = (a + stride, b + stride);
            }

            total += (int)Vector256.Sum(sums);
        }

        return total;
    }

    /// <summary>Adds the square at <paramref name="source"/> with a weight to what is gathered at <paramref name="target"/>.</summary>
    public static void Add(Raster raster, int source, int target, float weight, float[] sums, float[] weights)
    {
        ref var pixels = ref MemoryMarshal.GetArrayDataReference(raster.Pixels);
        ref var gathered = ref MemoryMarshal.GetArrayDataReference(sums);
        ref var shares = ref MemoryMarshal.GetArrayDataReference(weights);
        var factor = Vector256.Create(weight);
        for (var row = 0; row < Side; row++)
        {
            var from = Vector256.LoadUnsafe(ref pixels, (nuint)(Raster.Bands * (source + (row * raster.Width))));
            var place = (nuint)(target + (row * raster.Width));
            var (low, high) = Vector256.Widen(from);
            Put(ref gathered, Raster.Bands * place, low, factor);
            Put(ref gathered, (Raster.Bands * place) + 16, high, factor);
            (Vector256.LoadUnsafe(ref shares, place) + factor).StoreUnsafe(ref shares, place);
        }
    }

    private static void Put(ref float sums, nuint place, Vector256<ushort> values, Vector256<float> factor)
    {
        var (low, high) = Vector256.Widen(values);
        Put(ref sums, place, low, factor);
        Put(ref sums, place + 8, high, factor);
    }

    private static void Put(ref float sums, nuint place, Vector256<uint> values, Vector256<float> factor)
        => (Vector256.LoadUnsafe(ref sums, place) + (Vector256.ConvertToSingle(values.AsInt32()) * factor)).StoreUnsafe(ref sums, place);
}
