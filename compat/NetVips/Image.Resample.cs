namespace NetVips;

public partial class Image
{
    /// <summary>Resize an image.</summary>
    public Image Resize(double scale, Enums.Kernel? kernel = null, double? gap = null, double? vscale = null)
        => Run("resize", new VOption().With("kernel", kernel).With("gap", gap).With("vscale", vscale), scale);

    /// <summary>Generate thumbnail from file.</summary>
    public static Image Thumbnail(string filename, int width, int? height = null, Enums.Size? size = null, bool? noRotate = null,
        Enums.Interesting? crop = null, bool? linear = null, string? inputProfile = null, string? outputProfile = null,
        Enums.Intent? intent = null, Enums.FailOn? failOn = null)
        => Make("thumbnail", new VOption().With("height", height).With("size", size).With("no_rotate", noRotate).With("crop", crop)
            .With("linear", linear).With("input_profile", inputProfile).With("output_profile", outputProfile).With("intent", intent)
            .With("fail_on", failOn), filename, width);

    /// <summary>Generate thumbnail from buffer.</summary>
    public static Image ThumbnailBuffer(byte[] buffer, int width, string? optionString = null, int? height = null,
        Enums.Size? size = null, bool? noRotate = null, Enums.Interesting? crop = null, bool? linear = null,
        string? inputProfile = null, string? outputProfile = null, Enums.Intent? intent = null, Enums.FailOn? failOn = null)
        => Make("thumbnail_buffer", new VOption().With("option_string", optionString).With("height", height).With("size", size)
            .With("no_rotate", noRotate).With("crop", crop).With("linear", linear).With("input_profile", inputProfile)
            .With("output_profile", outputProfile).With("intent", intent).With("fail_on", failOn), buffer, width);

    /// <summary>Generate thumbnail from image.</summary>
    public Image ThumbnailImage(int width, int? height = null, Enums.Size? size = null, bool? noRotate = null,
        Enums.Interesting? crop = null, bool? linear = null, string? inputProfile = null, string? outputProfile = null,
        Enums.Intent? intent = null, Enums.FailOn? failOn = null)
        => Run("thumbnail_image", new VOption().With("height", height).With("size", size).With("no_rotate", noRotate)
            .With("crop", crop).With("linear", linear).With("input_profile", inputProfile).With("output_profile", outputProfile)
            .With("intent", intent).With("fail_on", failOn), width);

    /// <summary>Reduce an image.</summary>
    public Image Reduce(double hshrink, double vshrink, Enums.Kernel? kernel = null, double? gap = null)
        => Run("reduce", new VOption().With("kernel", kernel).With("gap", gap), hshrink, vshrink);

    /// <summary>Shrink an image.</summary>
    public Image Shrink(double hshrink, double vshrink, bool? ceil = null)
        => Run("shrink", new VOption().With("ceil", ceil), hshrink, vshrink);

    /// <summary>Affine transform of an image.</summary>
    public Image Affine(double[] matrix, GObject? interpolate = null, int[]? oarea = null, double? odx = null,
        double? ody = null, double? idx = null, double? idy = null, double[]? background = null, bool? premultiplied = null,
        Enums.Extend? extend = null)
        => Run("affine", new VOption().With("interpolate", interpolate).With("oarea", oarea).With("odx", odx).With("ody", ody)
            .With("idx", idx).With("idy", idy).With("background", background).With("premultiplied", premultiplied)
            .With("extend", extend), matrix);

    /// <summary>Similarity transform of an image.</summary>
    public Image Similarity(double? scale = null, double? angle = null, GObject? interpolate = null, double[]? background = null,
        double? odx = null, double? ody = null, double? idx = null, double? idy = null)
        => Run("similarity", new VOption().With("scale", scale).With("angle", angle).With("interpolate", interpolate)
            .With("background", background).With("odx", odx).With("ody", ody).With("idx", idx).With("idy", idy));

    /// <summary>Rotate an image by a number of degrees.</summary>
    public Image Rotate(double angle, GObject? interpolate = null, double[]? background = null, double? odx = null,
        double? ody = null, double? idx = null, double? idy = null)
        => Run("rotate", new VOption().With("interpolate", interpolate).With("background", background).With("odx", odx)
            .With("ody", ody).With("idx", idx).With("idy", idy), angle);

    /// <summary>Resample with a map image.</summary>
    public Image Mapim(Image index, GObject? interpolate = null, double[]? background = null, bool? premultiplied = null,
        Enums.Extend? extend = null)
        => Run("mapim", new VOption().With("interpolate", interpolate).With("background", background)
            .With("premultiplied", premultiplied).With("extend", extend), index);
}
