namespace NetVips;

/// <summary>libvips' enumerations; the numbers are libvips' own.</summary>
public static partial class Enums
{
    /// <summary>In what order pixels will be asked for.</summary>
    public enum Access
    {
        Random = 0,
        Sequential = 1,
        SequentialUnbuffered = 2,
    }

    /// <summary>The number type of a band.</summary>
    public enum BandFormat
    {
        Notset = -1,
        Uchar = 0,
        Char = 1,
        Ushort = 2,
        Short = 3,
        Uint = 4,
        Int = 5,
        Float = 6,
        Complex = 7,
        Double = 8,
        Dpcomplex = 9,
    }

    /// <summary>How pixels are packed.</summary>
    public enum Coding
    {
        Error = -1,
        None = 0,
        Labq = 2,
        Rad = 6,
    }

    /// <summary>What the bands mean.</summary>
    public enum Interpretation
    {
        Error = -1,
        Multiband = 0,
        Bw = 1,
        Histogram = 10,
        Xyz = 12,
        Lab = 13,
        Cmyk = 15,
        Labq = 16,
        Rgb = 17,
        Cmc = 18,
        Lch = 19,
        Labs = 21,
        Srgb = 22,
        Yxy = 23,
        Fourier = 24,
        Rgb16 = 25,
        Grey16 = 26,
        Matrix = 27,
        Scrgb = 28,
        Hsv = 29,
        Oklab = 30,
        Oklch = 31,
    }

    /// <summary>The profile connection space of an ICC conversion.</summary>
    public enum PCS
    {
        Lab = 0,
        Xyz = 1,
    }

    /// <summary>The rendering intent of an ICC conversion.</summary>
    public enum Intent
    {
        Perceptual = 0,
        Relative = 1,
        Saturation = 2,
        Absolute = 3,
        Auto = 32,
    }
}
