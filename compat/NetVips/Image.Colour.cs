namespace NetVips;

public partial class Image
{
    /// <summary>Convert to a new colorspace.</summary>
    public Image Colourspace(Enums.Interpretation space, Enums.Interpretation? sourceSpace = null)
        => Run("colourspace", new VOption().With("source_space", sourceSpace), space);

    /// <summary>Transform between devices with ICC profiles.</summary>
    public Image IccTransform(string outputProfile, Enums.PCS? pcs = null, Enums.Intent? intent = null,
        bool? blackPointCompensation = null, bool? embedded = null, string? inputProfile = null, int? depth = null)
        => Run("icc_transform", new VOption().With("pcs", pcs).With("intent", intent)
            .With("black_point_compensation", blackPointCompensation).With("embedded", embedded).With("input_profile", inputProfile)
            .With("depth", depth), outputProfile);

    /// <summary>Import from device with ICC profile.</summary>
    public Image IccImport(Enums.PCS? pcs = null, Enums.Intent? intent = null, bool? blackPointCompensation = null,
        bool? embedded = null, string? inputProfile = null)
        => Run("icc_import", new VOption().With("pcs", pcs).With("intent", intent)
            .With("black_point_compensation", blackPointCompensation).With("embedded", embedded).With("input_profile", inputProfile));

    /// <summary>Output to device with ICC profile.</summary>
    public Image IccExport(Enums.PCS? pcs = null, Enums.Intent? intent = null, bool? blackPointCompensation = null,
        string? outputProfile = null, int? depth = null)
        => Run("icc_export", new VOption().With("pcs", pcs).With("intent", intent)
            .With("black_point_compensation", blackPointCompensation).With("output_profile", outputProfile).With("depth", depth));

    /// <summary>Linear recombination with matrix.</summary>
    public Image Recomb(Image m)
        => Run("recomb", m);
}
