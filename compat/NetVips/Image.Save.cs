namespace NetVips;

public partial class Image
{
    /// <summary>Save as jpeg.</summary>
    public void Jpegsave(string filename, int? q = null, bool? optimizeCoding = null, bool? interlace = null,
        bool? trellisQuant = null, bool? overshootDeringing = null, bool? optimizeScans = null, int? quantTable = null,
        Enums.ForeignSubsample? subsampleMode = null, int? restartInterval = null, Enums.ForeignKeep? keep = null,
        double[]? background = null, int? pageHeight = null, string? profile = null)
        => Operation.Call("jpegsave", new VOption().With("Q", q).With("optimize_coding", optimizeCoding).With("interlace", interlace)
            .With("trellis_quant", trellisQuant).With("overshoot_deringing", overshootDeringing).With("optimize_scans", optimizeScans)
            .With("quant_table", quantTable).With("subsample_mode", subsampleMode).With("restart_interval", restartInterval)
            .With("keep", keep).With("background", background).With("page_height", pageHeight)
            .With("profile", profile), this, filename);

    /// <summary>Save as WebP.</summary>
    public void Webpsave(string filename, int? q = null, bool? lossless = null, bool? exact = null,
        Enums.ForeignWebpPreset? preset = null, bool? smartSubsample = null, bool? nearLossless = null, int? alphaQ = null,
        bool? minSize = null, int? kmin = null, int? kmax = null, int? effort = null, int? targetSize = null, bool? mixed = null,
        bool? smartDeblock = null, int? passes = null, Enums.ForeignKeep? keep = null, double[]? background = null,
        int? pageHeight = null, string? profile = null)
        => Operation.Call("webpsave", new VOption().With("Q", q).With("lossless", lossless).With("exact", exact).With("preset", preset)
            .With("smart_subsample", smartSubsample).With("near_lossless", nearLossless).With("alpha_q", alphaQ)
            .With("min_size", minSize).With("kmin", kmin).With("kmax", kmax).With("effort", effort).With("target_size", targetSize)
            .With("mixed", mixed).With("smart_deblock", smartDeblock).With("passes", passes).With("keep", keep)
            .With("background", background).With("page_height", pageHeight).With("profile", profile), this, filename);

    /// <summary>Save image to file as png.</summary>
    public void Pngsave(string filename, int? compression = null, bool? interlace = null, Enums.ForeignPngFilter? filter = null,
        bool? palette = null, int? q = null, double? dither = null, int? bitdepth = null, int? effort = null,
        Enums.ForeignKeep? keep = null, double[]? background = null, int? pageHeight = null, string? profile = null)
        => Operation.Call("pngsave", new VOption().With("compression", compression).With("interlace", interlace).With("filter", filter)
            .With("palette", palette).With("Q", q).With("dither", dither).With("bitdepth", bitdepth).With("effort", effort)
            .With("keep", keep).With("background", background).With("page_height", pageHeight)
            .With("profile", profile), this, filename);

    /// <summary>Save as gif.</summary>
    public void Gifsave(string filename, double? dither = null, int? effort = null, int? bitdepth = null,
        double? interframeMaxerror = null, bool? reuse = null, double? interpaletteMaxerror = null, bool? interlace = null,
        bool? keepDuplicateFrames = null, Enums.ForeignKeep? keep = null, double[]? background = null, int? pageHeight = null,
        string? profile = null)
        => Operation.Call("gifsave", new VOption().With("dither", dither).With("effort", effort).With("bitdepth", bitdepth)
            .With("interframe_maxerror", interframeMaxerror).With("reuse", reuse).With("interpalette_maxerror", interpaletteMaxerror)
            .With("interlace", interlace).With("keep_duplicate_frames", keepDuplicateFrames).With("keep", keep)
            .With("background", background).With("page_height", pageHeight).With("profile", profile), this, filename);

    /// <summary>Save image in HEIF format.</summary>
    public void Heifsave(string filename, int? q = null, int? bitdepth = null, bool? lossless = null,
        Enums.ForeignHeifCompression? compression = null, int? effort = null, Enums.ForeignSubsample? subsampleMode = null,
        Enums.ForeignHeifEncoder? encoder = null, string? tune = null, Enums.ForeignKeep? keep = null,
        double[]? background = null, int? pageHeight = null, string? profile = null)
        => Operation.Call("heifsave", new VOption().With("Q", q).With("bitdepth", bitdepth).With("lossless", lossless)
            .With("compression", compression).With("effort", effort).With("subsample_mode", subsampleMode).With("encoder", encoder)
            .With("tune", tune).With("keep", keep).With("background", background).With("page_height", pageHeight)
            .With("profile", profile), this, filename);

    /// <summary>Save image to tiff file.</summary>
    public void Tiffsave(string filename, Enums.ForeignTiffCompression? compression = null, int? q = null,
        Enums.ForeignTiffPredictor? predictor = null, bool? tile = null, int? tileWidth = null, int? tileHeight = null,
        bool? pyramid = null, bool? miniswhite = null, int? bitdepth = null, Enums.ForeignTiffResunit? resunit = null,
        double? xres = null, double? yres = null, bool? bigtiff = null, bool? properties = null,
        Enums.RegionShrink? regionShrink = null, int? level = null, bool? lossless = null, Enums.ForeignDzDepth? depth = null,
        bool? subifd = null, bool? premultiply = null, Enums.ForeignKeep? keep = null, double[]? background = null,
        int? pageHeight = null, string? profile = null)
        => Operation.Call("tiffsave", new VOption().With("compression", compression).With("Q", q).With("predictor", predictor)
            .With("tile", tile).With("tile_width", tileWidth).With("tile_height", tileHeight).With("pyramid", pyramid)
            .With("miniswhite", miniswhite).With("bitdepth", bitdepth).With("resunit", resunit).With("xres", xres).With("yres", yres)
            .With("bigtiff", bigtiff).With("properties", properties).With("region_shrink", regionShrink).With("level", level)
            .With("lossless", lossless).With("depth", depth).With("subifd", subifd).With("premultiply", premultiply).With("keep", keep)
            .With("background", background).With("page_height", pageHeight).With("profile", profile), this, filename);
}
