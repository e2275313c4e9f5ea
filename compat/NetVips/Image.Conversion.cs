namespace NetVips;

public partial class Image
{
    /// <summary>Copy an image.</summary>
    public Image Copy(int? width = null, int? height = null, int? bands = null, Enums.BandFormat? format = null,
        Enums.Coding? coding = null, Enums.Interpretation? interpretation = null, double? xres = null, double? yres = null,
        int? xoffset = null, int? yoffset = null)
        => Run("copy", new VOption().With("width", width).With("height", height).With("bands", bands).With("format", format)
            .With("coding", coding).With("interpretation", interpretation).With("xres", xres).With("yres", yres)
            .With("xoffset", xoffset).With("yoffset", yoffset));

    /// <summary>Cast an image.</summary>
    public Image Cast(Enums.BandFormat format, bool? shift = null)
        => Run("cast", new VOption().With("shift", shift), format);

    /// <summary>Embed an image in a larger image.</summary>
    public Image Embed(int x, int y, int width, int height, Enums.Extend? extend = null, double[]? background = null)
        => Run("embed", new VOption().With("extend", extend).With("background", background), x, y, width, height);

    /// <summary>Place an image within a larger image with a certain gravity.</summary>
    public Image Gravity(Enums.CompassDirection direction, int width, int height, Enums.Extend? extend = null,
        double[]? background = null)
        => Run("gravity", new VOption().With("extend", extend).With("background", background), direction, width, height);

    /// <summary>Flip an image.</summary>
    public Image Flip(Enums.Direction direction)
        => Run("flip", direction);

    /// <summary>Rotate an image.</summary>
    public Image Rot(Enums.Angle angle)
        => Run("rot", angle);

    /// <summary>Autorotate image by exif tag.</summary>
    public Image Autorot()
        => Run("autorot");

    /// <summary>Extract an area from an image.</summary>
    public Image ExtractArea(int left, int top, int width, int height)
        => Run("extract_area", left, top, width, height);

    /// <summary>Extract band from an image.</summary>
    public Image ExtractBand(int band, int? n = null)
        => Run("extract_band", new VOption().With("n", n), band);

    /// <summary>Extract an area from an image.</summary>
    public Image Smartcrop(int width, int height, Enums.Interesting? interesting = null, bool? premultiplied = null)
        => Run("smartcrop", new VOption().With("interesting", interesting).With("premultiplied", premultiplied), width, height);

    /// <summary>Flatten alpha out of an image.</summary>
    public Image Flatten(double[]? background = null, double? maxAlpha = null)
        => Run("flatten", new VOption().With("background", background).With("max_alpha", maxAlpha));

    /// <summary>Premultiply image alpha.</summary>
    public Image Premultiply(double? maxAlpha = null)
        => Run("premultiply", new VOption().With("max_alpha", maxAlpha));

    /// <summary>Unpremultiply image alpha.</summary>
    public Image Unpremultiply(double? maxAlpha = null, int? alphaBand = null)
        => Run("unpremultiply", new VOption().With("max_alpha", maxAlpha).With("alpha_band", alphaBand));

    /// <summary>Replicate an image.</summary>
    public Image Replicate(int across, int down)
        => Run("replicate", across, down);

    /// <summary>Join a pair of images.</summary>
    public Image Join(Image in2, Enums.Direction direction, bool? expand = null, int? shim = null, double[]? background = null,
        Enums.Align? align = null)
        => Run("join", new VOption().With("expand", expand).With("shim", shim).With("background", background)
            .With("align", align), in2, direction);

    /// <summary>Insert image @sub into @main at @x, @y.</summary>
    public Image Insert(Image sub, int x, int y, bool? expand = null, double[]? background = null)
        => Run("insert", new VOption().With("expand", expand).With("background", background), sub, x, y);

    /// <summary>Join an array of images.</summary>
    public static Image Arrayjoin(Image[] @in, int? across = null, int? shim = null, double[]? background = null,
        Enums.Align? halign = null, Enums.Align? valign = null, int? hspacing = null, int? vspacing = null)
        => Make("arrayjoin", new VOption().With("across", across).With("shim", shim).With("background", background)
            .With("halign", halign).With("valign", valign).With("hspacing", hspacing).With("vspacing", vspacing), (object)@in);

    /// <summary>Cache an image as a set of tiles.</summary>
    public Image Tilecache(int? tileWidth = null, int? tileHeight = null, int? maxTiles = null, Enums.Access? access = null,
        bool? threaded = null, bool? persistent = null)
        => Run("tilecache", new VOption().With("tile_width", tileWidth).With("tile_height", tileHeight).With("max_tiles", maxTiles)
            .With("access", access).With("threaded", threaded).With("persistent", persistent));

    /// <summary>Band-wise average.</summary>
    public Image Bandmean()
        => Run("bandmean");

    /// <summary>Fold up x axis into bands.</summary>
    public Image Bandfold(int? factor = null)
        => Run("bandfold", new VOption().With("factor", factor));

    /// <summary>Unfold image bands into x axis.</summary>
    public Image Bandunfold(int? factor = null)
        => Run("bandunfold", new VOption().With("factor", factor));

    /// <summary>Blend a pair of images with a blend mode.</summary>
    public Image Composite2(Image overlay, Enums.BlendMode mode, int? x = null, int? y = null,
        Enums.Interpretation? compositingSpace = null, bool? premultiplied = null)
        => Run("composite2", new VOption().With("x", x).With("y", y).With("compositing_space", compositingSpace)
            .With("premultiplied", premultiplied), overlay, mode);

    /// <summary>Zoom an image.</summary>
    public Image Zoom(int xfac, int yfac)
        => Run("zoom", xfac, yfac);

    /// <summary>Subsample an image.</summary>
    public Image Subsample(int xfac, int yfac, bool? point = null)
        => Run("subsample", new VOption().With("point", point), xfac, yfac);

    /// <summary>Pick most-significant byte from an image.</summary>
    public Image Msb(int? band = null)
        => Run("msb", new VOption().With("band", band));
}
