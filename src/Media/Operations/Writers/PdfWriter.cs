using System.Globalization;
using System.IO.Compression;
using System.Text;
using NetVips;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>pdf: a document of pages that a picture each fills, as JPEG, with its transparency as a mask (ISO 32000-1, 8.9.5 and 11.6.5).</summary>
/// <remarks>A pixel is a point, unless <c>dn_</c> says how many make an inch.</remarks>
internal static class PdfWriter
{
    private const double PointsAnInch = 72;

    public static void Write(Writing writing) => Write([writing], writing.Path);

    public static void Write(IReadOnlyList<Writing> pages, string path)
    {
        // A page's own objects: itself, what it draws, the picture, and the picture's transparency.
        var first = 3;
        var numbers = pages.Select(page =>
        {
            var number = first;
            first += page.Image.Bands == 4 ? 4 : 3;
            return number;
        }).ToList();
        using var file = new PdfFile(File.Create(path));
        file.Add("<< /Type /Catalog /Pages 2 0 R >>");
        file.Add($"<< /Type /Pages /Kids [{string.Join(' ', numbers.Select(number => Invariant($"{number} 0 R")))}] /Count {Invariant($"{pages.Count}")} >>");
        foreach (var (page, number) in pages.Zip(numbers))
            Add(file, page, number);
        file.End();
    }

    private static void Add(PdfFile file, Writing writing, int number)
    {
        // Colours and transparency are read one after the other.
        using var image = writing.Image.Bands == 4 ? writing.Image.CopyMemory() : writing.Image.Copy();
        var (width, height) = (image.Width, image.Height);
        var scale = PointsAnInch / (writing.Output.DensityDpi ?? PointsAnInch);
        var page = Invariant($"{width * scale:0.###} {height * scale:0.###}");
        var content = Encoding.ASCII.GetBytes(Invariant($"q {width * scale:0.###} 0 0 {height * scale:0.###} 0 0 cm /I Do Q"));
        var mask = image.Bands == 4 ? Invariant($" /SMask {number + 3} 0 R") : "";
        var about = Invariant($"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8");

        file.Add(Invariant($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page}] /Contents {number + 1} 0 R /Resources << /XObject << /I {number + 2} 0 R >> >> >>"));
        file.Add("", content);
        file.Add($"{about} /ColorSpace /DeviceRGB /Filter /DCTDecode{mask}", Jpeg(writing with { Image = image }));
        if (image.Bands == 4)
            file.Add($"{about} /ColorSpace /DeviceGray /Filter /FlateDecode", Transparency(image));
    }

    private static byte[] Jpeg(Writing writing)
    {
        using var colours = writing.Image.ExtractBand(0, n: 3);
        using var folder = new PrivateFolder();
        JpegWriter.Write(writing with { Image = colours, Path = folder["page.jpg"], Keep = Enums.ForeignKeep.None });
        return File.ReadAllBytes(folder["page.jpg"]);
    }

    private static byte[] Transparency(Image image)
    {
        using var alpha = image[3];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
            zlib.Write(alpha.WriteToMemory<byte>());
        return packed.ToArray();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
