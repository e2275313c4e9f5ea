namespace ServerlessDam.Assets.Similarity;

/// <summary>In which way two assets are alike, nearest first.</summary>
public enum LikenessClass
{
    /// <summary>The same bytes.</summary>
    Identical,

    /// <summary>The same picture: re-encoded, resized, cropped a little, mirrored, in a slightly other light.</summary>
    Picture,

    /// <summary>Another picture of the same thing.</summary>
    Variant,

    /// <summary>More or less similar.</summary>
    Similar,
}

/// <summary>How alike two assets are. The limits are measured: <c>docs/duplicates.md</c>.</summary>
/// <param name="Score">1: the same bytes; from 0.9: the same picture; below: nine tenths of the cosine of their embeddings, at least 0.</param>
public readonly record struct Likeness(LikenessClass Class, double Score)
{
    /// <summary>Nobody would call them alike.</summary>
    public static Likeness None => new(LikenessClass.Similar, 0);

    public const double LeastOfPictures = 0.9;

    /// <summary>Bits in which the hashes of copies differ at most where nothing else says that they are copies. Two photographs differ in 16 and more.</summary>
    private const int SureDistance = 8;

    /// <summary>Bits in which they may differ where the embeddings say so too.</summary>
    private const int LikelyDistance = 20;

    /// <summary>The cosine that confirms a likely distance.</summary>
    private const double ConfirmingCosine = 0.8;

    /// <summary>The cosine from which it is the same picture, whatever the hashes say: it is cropped.</summary>
    private const double SureCosine = 0.9;

    private const double VariantCosine = 0.8;

    /// <summary>No variant scores less.</summary>
    public const double LeastOfVariants = VariantCosine * LeastOfPictures;

    /// <param name="distance">Of their hashes in bits; null when one has none.</param>
    /// <param name="mirroredDistance">The same of one of them mirrored.</param>
    /// <param name="cosine">Of their embeddings; null when they do not compare.</param>
    public static Likeness Of(bool sameBytes, int? distance, int? mirroredDistance, double? cosine)
    {
        if (sameBytes)
        {
            return new(LikenessClass.Identical, 1);
        }

        var bits = Math.Min(distance ?? PictureHashes.Bits, mirroredDistance ?? PictureHashes.Bits);
        if (IsSamePicture(bits, cosine))
        {
            var nearness = Math.Max(1 - ((double)bits / PictureHashes.Bits), cosine ?? 0);
            return new(LikenessClass.Picture, LeastOfPictures + (Math.Clamp(nearness, 0, 1) * 0.0999));
        }

        return cosine is { } angle ? new(angle >= VariantCosine ? LikenessClass.Variant : LikenessClass.Similar, Math.Max(0, angle) * LeastOfPictures)
            : distance is { } apart ? new(LikenessClass.Similar, Math.Max(0, 1 - (2.0 * apart / PictureHashes.Bits)) * LeastOfPictures)
            : None;
    }

    private static bool IsSamePicture(int bits, double? cosine) => cosine switch
    {
        null => bits <= SureDistance,
        >= SureCosine => true,
        >= ConfirmingCosine => bits <= LikelyDistance,
        _ => bits <= SureDistance,
    };
}
