using System.Text;

namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>ISO base media files (ISO/IEC 14496-12): the brands of the first box say which of many formats it is.</summary>
internal static class IsoMedia
{
    public static FileKind? Detect(FileHead head)
    {
        if (head.Has(4, "ftyp"u8))
            return ByBrands(head);
        // QuickTime from before there were brands.
        var isMovie = head.Has(4, "moov"u8) || head.Has(4, "mdat"u8) || head.Has(4, "wide"u8) || head.Has(4, "pnot"u8);
        return isMovie && head.UInt32BigEndian(0) is (1 or >= 8) ? FileKind.Video("mov") : null;
    }

    private static FileKind ByBrands(FileHead head)
    {
        var end = (int)Math.Min(head.UInt32BigEndian(0), 256);
        var major = Brand(head, 8);
        var compatible = new List<string>();
        for (var at = 16; at + 4 <= end; at += 4)
            compatible.Add(Brand(head, at));
        return major switch
        {
            "mif1" or "msf1" or "miaf" => compatible.Exists(IsAvif) ? FileKind.Image("avif") : FileKind.Image("heic"),
            _ => ByBrand(major) ?? FileKind.Video("mp4"),
        };
    }

    private static FileKind? ByBrand(string brand) => brand switch
    {
        "avif" or "avis" => FileKind.Image("avif"),
        "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "hevm" or "hevs" => FileKind.Image("heic"),
        "crx " => FileKind.Image("cr3"),
        "jp2 " or "jpx " => FileKind.Image("jp2"),
        "qt  " => FileKind.Video("mov"),
        "M4A " or "M4B " or "M4P " => FileKind.Video("m4a"),
        _ when brand.StartsWith("3g2", StringComparison.Ordinal) => FileKind.Video("3g2"),
        _ when brand.StartsWith("3gp", StringComparison.Ordinal) || brand.StartsWith("3gr", StringComparison.Ordinal) => FileKind.Video("3gp"),
        _ => null,
    };

    private static bool IsAvif(string brand) => brand is "avif" or "avis";

    private static string Brand(FileHead head, int offset) => Encoding.Latin1.GetString(head.Slice(offset, 4));
}
