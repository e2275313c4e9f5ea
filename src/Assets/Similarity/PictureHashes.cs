using System.Globalization;
using System.Numerics;

namespace ServerlessDam.Assets.Similarity;

/// <summary>
/// Arithmetic on perceptual hashes: the signs, against their median, of the 64 lowest frequencies of the brightness, row by row,
/// the mean first.
/// </summary>
public static class PictureHashes
{
    public const int Bits = 64;

    /// <summary>The odd frequencies across: a mirrored picture has them with the other sign.</summary>
    private const ulong OddAcross = 0x5555_5555_5555_5555;

    /// <summary>The odd frequencies down.</summary>
    private const ulong OddDown = 0x00ff_00ff_00ff_00ff;

    /// <summary>Half of the bits are set in the hash of a picture with anything in it, the median being what it is.</summary>
    private const int FewestBits = 24;

    /// <summary>
    /// Null for what is none, and for that of a picture without anything in it, which is like that of any other such. So it is for
    /// a picture that is the same from both sides, or upside down: it has no odd frequencies, and the other half is shared with too many.
    /// </summary>
    /// <param name="text">16 hex digits.</param>
    public static ulong? Read(string? text)
        => ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
            && BitOperations.PopCount(hash) is >= FewestBits and <= Bits - FewestBits
            && (hash & OddAcross) != 0 && (hash & OddDown) != 0
                ? hash
                : null;

    /// <summary>About the hash of the same picture mirrored left to right.</summary>
    public static ulong Mirrored(ulong hash) => hash ^ OddAcross;

    public static int Distance(ulong one, ulong other) => BitOperations.PopCount(one ^ other);
}
