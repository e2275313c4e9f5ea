namespace NetVips;

public partial class Image
{
    /// <summary>Make a black image.</summary>
    public static Image Black(int width, int height, int? bands = null)
        => Make("black", new VOption().With("bands", bands), width, height);

    /// <summary>Make an image where pixel values are coordinates.</summary>
    public static Image Xyz(int width, int height, int? csize = null, int? dsize = null, int? esize = null)
        => Make("xyz", new VOption().With("csize", csize).With("dsize", dsize).With("esize", esize), width, height);

    /// <summary>Make a gaussnoise image.</summary>
    public static Image Gaussnoise(int width, int height, double? sigma = null, double? mean = null, int? seed = null)
        => Make("gaussnoise", new VOption().With("sigma", sigma).With("mean", mean).With("seed", seed), width, height);

    /// <summary>Make a 1D image where pixel values are indexes.</summary>
    public static Image Identity(int? bands = null, bool? @ushort = null, int? size = null)
        => Make("identity", new VOption().With("bands", bands).With("ushort", @ushort).With("size", size));

    /// <summary>Make an ideal filter.</summary>
    public static Image MaskIdeal(int width, int height, double frequencyCutoff, bool? uchar = null, bool? nodc = null,
        bool? reject = null, bool? optical = null)
        => Make("mask_ideal", new VOption().With("uchar", uchar).With("nodc", nodc).With("reject", reject)
            .With("optical", optical), width, height, frequencyCutoff);

    /// <summary>Make a text image.</summary>
    public static Image Text(string text, string? font = null, int? width = null, int? height = null, Enums.Align? align = null,
        bool? justify = null, int? dpi = null, int? spacing = null, string? fontfile = null, bool? rgba = null,
        Enums.TextWrap? wrap = null)
        => Make("text", new VOption().With("font", font).With("width", width).With("height", height).With("align", align)
            .With("justify", justify).With("dpi", dpi).With("spacing", spacing).With("fontfile", fontfile).With("rgba", rgba)
            .With("wrap", wrap), text);

    /// <summary>Make a grey ramp image.</summary>
    public static Image Grey(int width, int height, bool? uchar = null)
        => Make("grey", new VOption().With("uchar", uchar), width, height);

    /// <summary>Make a gaussian image.</summary>
    public static Image Gaussmat(double sigma, double minAmpl, bool? separable = null, Enums.Precision? precision = null)
        => Make("gaussmat", new VOption().With("separable", separable).With("precision", precision), sigma, minAmpl);
}
