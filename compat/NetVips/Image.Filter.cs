namespace NetVips;

public partial class Image
{
    /// <summary>Gaussian blur.</summary>
    public Image Gaussblur(double sigma, double? minAmpl = null, Enums.Precision? precision = null)
        => Run("gaussblur", new VOption().With("min_ampl", minAmpl).With("precision", precision), sigma);

    /// <summary>Unsharp masking for print.</summary>
    public Image Sharpen(double? sigma = null, double? x1 = null, double? y2 = null, double? y3 = null, double? m1 = null,
        double? m2 = null)
        => Run("sharpen", new VOption().With("sigma", sigma).With("x1", x1).With("y2", y2).With("y3", y3).With("m1", m1).With("m2", m2));

    /// <summary>Convolution operation.</summary>
    public Image Conv(Image mask, Enums.Precision? precision = null, int? layers = null, int? cluster = null)
        => Run("conv", new VOption().With("precision", precision).With("layers", layers).With("cluster", cluster), mask);

    /// <summary>Separable convolution operation.</summary>
    public Image Convsep(Image mask, Enums.Precision? precision = null, int? layers = null, int? cluster = null)
        => Run("convsep", new VOption().With("precision", precision).With("layers", layers).With("cluster", cluster), mask);

    /// <summary>Histogram equalisation.</summary>
    public Image HistEqual(int? band = null)
        => Run("hist_equal", new VOption().With("band", band));

    /// <summary>Local histogram equalisation.</summary>
    public Image HistLocal(int width, int height, int? maxSlope = null)
        => Run("hist_local", new VOption().With("max_slope", maxSlope), width, height);

    /// <summary>Map an image though a lut.</summary>
    public Image Maplut(Image lut, int? band = null)
        => Run("maplut", new VOption().With("band", band), lut);

    /// <summary>Form cumulative histogram.</summary>
    public Image HistCum()
        => Run("hist_cum");

    /// <summary>Normalise histogram.</summary>
    public Image HistNorm()
        => Run("hist_norm");

    /// <summary>Canny edge detector.</summary>
    public Image Canny(double? sigma = null, Enums.Precision? precision = null)
        => Run("canny", new VOption().With("sigma", sigma).With("precision", precision));

    /// <summary>Sobel edge detector.</summary>
    public Image Sobel()
        => Run("sobel");

    /// <summary>Rank filter.</summary>
    public Image Rank(int width, int height, int index)
        => Run("rank", width, height, index);
}
