namespace NetVips;

public partial class Image
{
    /// <summary>Load jpeg from file.</summary>
    public static Image Jpegload(string filename, int? shrink = null, bool? autorotate = null, bool? unlimited = null,
        bool? memory = null, Enums.Access? access = null, Enums.FailOn? failOn = null, bool? revalidate = null)
        => Make("jpegload", new VOption().With("shrink", shrink).With("autorotate", autorotate).With("unlimited", unlimited)
            .With("memory", memory).With("access", access).With("fail_on", failOn).With("revalidate", revalidate), filename);

    /// <summary>Load png from file.</summary>
    public static Image Pngload(string filename, bool? unlimited = null, bool? memory = null, Enums.Access? access = null,
        Enums.FailOn? failOn = null, bool? revalidate = null)
        => Make("pngload", new VOption().With("unlimited", unlimited).With("memory", memory).With("access", access)
            .With("fail_on", failOn).With("revalidate", revalidate), filename);

    /// <summary>Load webp from file.</summary>
    public static Image Webpload(string filename, int? page = null, int? n = null, double? scale = null, bool? memory = null,
        Enums.Access? access = null, Enums.FailOn? failOn = null, bool? revalidate = null)
        => Make("webpload", new VOption().With("page", page).With("n", n).With("scale", scale).With("memory", memory)
            .With("access", access).With("fail_on", failOn).With("revalidate", revalidate), filename);

    /// <summary>Load GIF with libnsgif.</summary>
    public static Image Gifload(string filename, int? n = null, int? page = null, bool? memory = null,
        Enums.Access? access = null, Enums.FailOn? failOn = null, bool? revalidate = null)
        => Make("gifload", new VOption().With("n", n).With("page", page).With("memory", memory).With("access", access)
            .With("fail_on", failOn).With("revalidate", revalidate), filename);

    /// <summary>Load tiff from file.</summary>
    public static Image Tiffload(string filename, int? page = null, int? n = null, bool? autorotate = null, int? subifd = null,
        bool? unlimited = null, bool? memory = null, Enums.Access? access = null, Enums.FailOn? failOn = null,
        bool? revalidate = null)
        => Make("tiffload", new VOption().With("page", page).With("n", n).With("autorotate", autorotate).With("subifd", subifd)
            .With("unlimited", unlimited).With("memory", memory).With("access", access).With("fail_on", failOn)
            .With("revalidate", revalidate), filename);

    /// <summary>Load a HEIF image.</summary>
    public static Image Heifload(string filename, int? page = null, int? n = null, bool? thumbnail = null,
        bool? unlimited = null, bool? memory = null, Enums.Access? access = null, Enums.FailOn? failOn = null,
        bool? revalidate = null)
        => Make("heifload", new VOption().With("page", page).With("n", n).With("thumbnail", thumbnail).With("unlimited", unlimited)
            .With("memory", memory).With("access", access).With("fail_on", failOn).With("revalidate", revalidate), filename);

    /// <summary>Load SVG with rsvg.</summary>
    public static Image Svgload(string filename, double? dpi = null, double? scale = null, bool? unlimited = null,
        string? stylesheet = null, bool? highBitdepth = null, bool? memory = null, Enums.Access? access = null,
        Enums.FailOn? failOn = null, bool? revalidate = null)
        => Make("svgload", new VOption().With("dpi", dpi).With("scale", scale).With("unlimited", unlimited)
            .With("stylesheet", stylesheet).With("high_bitdepth", highBitdepth).With("memory", memory).With("access", access)
            .With("fail_on", failOn).With("revalidate", revalidate), filename);

    /// <summary>Load SVG with rsvg.</summary>
    public static Image SvgloadBuffer(byte[] buffer, double? dpi = null, double? scale = null, bool? unlimited = null,
        string? stylesheet = null, bool? highBitdepth = null, bool? memory = null, Enums.Access? access = null,
        Enums.FailOn? failOn = null, bool? revalidate = null)
        => Make("svgload_buffer", new VOption().With("dpi", dpi).With("scale", scale).With("unlimited", unlimited)
            .With("stylesheet", stylesheet).With("high_bitdepth", highBitdepth).With("memory", memory).With("access", access)
            .With("fail_on", failOn).With("revalidate", revalidate), buffer);
}
