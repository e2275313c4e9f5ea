namespace NetVips;

public static partial class Enums
{
    /// <summary>How bad a damage of a file ends its loading; each includes the ones before.</summary>
    public enum FailOn
    {
        None = 0,
        Truncated = 1,
        Error = 2,
        Warning = 3,
    }

    public enum ForeignDzDepth
    {
        Onepixel = 0,
        Onetile = 1,
        One = 2,
    }

    /// <summary>The codec inside a HEIF container.</summary>
    public enum ForeignHeifCompression
    {
        Hevc = 1,
        Avc = 2,
        Jpeg = 3,
        Av1 = 4,
    }

    /// <summary>The encoder to use, when libheif has it.</summary>
    public enum ForeignHeifEncoder
    {
        Auto = 0,
        Aom = 1,
        Rav1e = 2,
        Svt = 3,
        X265 = 4,
    }

    /// <summary>Which metadata a saver writes.</summary>
    [Flags]
    public enum ForeignKeep
    {
        None = 0,
        Exif = 1,
        Xmp = 2,
        Iptc = 4,
        Icc = 8,
        Other = 16,
        Gainmap = 32,
        All = 63,
    }

    [Flags]
    public enum ForeignPngFilter
    {
        None = 8,
        Sub = 16,
        Up = 32,
        Avg = 64,
        Paeth = 128,
        All = 248,
    }

    /// <summary>Chroma subsampling: by quality, always, never.</summary>
    public enum ForeignSubsample
    {
        Auto = 0,
        On = 1,
        Off = 2,
    }

    public enum ForeignTiffCompression
    {
        None = 0,
        Jpeg = 1,
        Deflate = 2,
        Packbits = 3,
        Ccittfax4 = 4,
        Lzw = 5,
        Webp = 6,
        Zstd = 7,
        Jp2k = 8,
    }

    public enum ForeignTiffPredictor
    {
        None = 1,
        Horizontal = 2,
        Float = 3,
    }

    public enum ForeignTiffResunit
    {
        Cm = 0,
        Inch = 1,
    }

    public enum ForeignWebpPreset
    {
        Default = 0,
        Picture = 1,
        Photo = 2,
        Drawing = 3,
        Icon = 4,
        Text = 5,
    }

    /// <summary>How pyramids shrink.</summary>
    public enum RegionShrink
    {
        Mean = 0,
        Median = 1,
        Mode = 2,
        Max = 3,
        Min = 4,
        Nearest = 5,
    }
}
