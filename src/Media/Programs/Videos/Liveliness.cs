using NetVips;
using ServerlessDam.Media.Probing.Pictures;
using ServerlessDam.Media.Probing.Quality;

namespace ServerlessDam.Media.Programs.Videos;

/// <summary>How much there is to be seen in a frame: how far its pixels are from each other.</summary>
internal static class Liveliness
{
    /// <summary>Black frames, fades and screens of one colour are below, with noise around 2; a picture is above 10.</summary>
    public const double Enough = 6;

    /// <summary>The standard deviation of its brightness, 0 to 128; -1 where it is half a picture.</summary>
    /// <param name="path">A PNG.</param>
    public static double Of(string path)
    {
        try
        {
            return Deviation(Luma.Of(SmallCopy.Of(path, "png")).Values);
        }
        catch (VipsException)
        {
            return -1;
        }
    }

    internal static double Deviation(IReadOnlyCollection<byte> values)
    {
        var mean = values.Average(value => (double)value);
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
