using NetVips;

namespace ServerlessDam.Media.Tests.Fuzz;

/// <summary>A small sound file of every format that can be read, and a few odd ones.</summary>
internal static class SeedFiles
{
    /// <returns>Always in the same order.</returns>
    public static IReadOnlyList<(string Format, byte[] Bytes)> Make(TestFiles files)
    {
        var photo = files.Photo("a.png", 24, 16, seed: 5);
        using var picture = Image.NewFromFile(photo);
        using var frames = Image.Arrayjoin([picture, picture, picture], across: 1);
        using var reel = frames.Mutate(mutable => mutable.Set(GValue.GIntType, "page-height", picture.Height));
        foreach (var name in new[] { "a.jpg", "progressive.jpg[interlace=true]", "palette.png[palette=true]", "interlaced.png[interlace=true]", "a.webp", "lossless.webp[lossless=true]", "a.tif", "lzw.tif[compression=lzw,tile=true]", "pyramid.tif[pyramid=true,compression=jpeg]", "a.avif" })
            picture.WriteToFile(files[name.Split('[')[0]] + name[name.Split('[')[0].Length..]);
        using (var clipped = picture.Mutate(mutable => mutable.Set(GValue.BlobType, "photoshop-data", ClippingPath)))
            clipped.WriteToFile(files["clipped.tif"]);
        var jpeg = File.ReadAllBytes(files["a.jpg"]);
        byte[] segment = [.. "Photoshop 3.0\0"u8, .. ClippingPath];
        File.WriteAllBytes(files["clipped.jpg"], [.. jpeg[..2], 0xFF, 0xED, 0, (byte)(segment.Length + 2), .. segment, .. jpeg[2..]]);
        reel.WriteToFile(files["a.gif"]);
        reel.WriteToFile(files["animated.webp"]);

        foreach (var format in new[] { "bmp", "psd", "jp2", "ico", "tga" })
            files.Run("convert-im6.q16", "a.png", $"a.{format}");
        files.Run("heif-enc", "a.png", "-q", "60", "-o", "a.heic");
        files.Run("cjxl", "a.png", "a.jxl", "-d", "2");
        files.Write("a.pdf", Pdf.Of((40, 30, 0), (30, 40, 90)));
        files.Write("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><defs><g id='a'><rect width='5' height='5' fill='red'/></g></defs><use href='#a'/><text y='9'>x</text></svg>");
        return [.. Directory.EnumerateFiles(Path.GetDirectoryName(photo)!).Order(StringComparer.Ordinal).Select(path => (FormatOf(path), File.ReadAllBytes(path)))];
    }

    /// <summary>An image resource of Photoshop: a path of three knots.</summary>
    private static byte[] ClippingPath { get; } =
    [
        .. "8BIM"u8, 0x07, 0xD0, 1, (byte)'p', 0, 0, 0, 104, 0, 0, 0, 3, .. new byte[22],
        .. Knot(0, 0), .. Knot(0xFF, 0), .. Knot(0x80, 0xFF),
    ];

    /// <summary>In parts of 256 of the sides; both handles lie on it.</summary>
    private static byte[] Knot(byte x, byte y) => [0, 1, 0, y, 0, 0, 0, x, 0, 0, 0, y, 0, 0, 0, x, 0, 0, 0, y, 0, 0, 0, x, 0, 0];

    private static string FormatOf(string path) => Path.GetExtension(path)[1..] is var suffix && suffix == "tif" ? "tiff" : suffix;
}
