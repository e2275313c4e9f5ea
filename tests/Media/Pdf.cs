using System.Globalization;
using System.Text;

namespace ServerlessDam.Media.Tests;

/// <summary>Writes small PDF files: red pages of the sizes given, or pictures.</summary>
internal static class Pdf
{
    private const string Catalog = "<</Type/Catalog/Pages 2 0 R>>";

    public static byte[] Of(params (int Width, int Height, int Rotation)[] pages) => Of(isProtected: false, pages);

    /// <summary>The password is one that nobody knows: the stored check of it is zeros.</summary>
    public static byte[] Protected() => Of(isProtected: true, (100, 100, 0));

    /// <param name="pages">Sizes in points, each covered by a JPEG.</param>
    public static byte[] OfPictures(params (int Width, int Height, byte[] Jpeg, int PixelsAcross, int PixelsDown)[] pages)
    {
        List<string> objects = [Catalog, Pages(pages.Length, objectsEach: 3)];
        foreach (var (page, i) in pages.Select((page, i) => (page, i)))
        {
            var first = 3 + (3 * i);
            objects.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.Width} {page.Height}]/Resources<</XObject<</I {first + 2} 0 R>>>>/Contents {first + 1} 0 R>>");
            objects.Add(Stream("", $"{page.Width} 0 0 {page.Height} 0 0 cm /I Do"));
            objects.Add(Stream(
                $"/Type/XObject/Subtype/Image/Width {page.PixelsAcross}/Height {page.PixelsDown}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter[/ASCIIHexDecode/DCTDecode]",
                Convert.ToHexString(page.Jpeg) + ">"));
        }
        return Written(objects, "");
    }

    private static byte[] Of(bool isProtected, params (int Width, int Height, int Rotation)[] pages)
    {
        List<string> objects = [Catalog, Pages(pages.Length, objectsEach: 2)];
        foreach (var ((width, height, rotation), i) in pages.Select((page, i) => (page, i)))
        {
            objects.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {rotation}/Contents {4 + (2 * i)} 0 R>>");
            objects.Add(Stream("", $"1 0 0 rg 0 0 {width} {height} re f"));
        }
        var zeros = new string('0', 64);
        return Written(objects, isProtected ? $"/ID[<{zeros[..32]}><{zeros[..32]}>]/Encrypt<</Filter/Standard/V 1/R 2/O<{zeros}>/U<{zeros}>/P -4>>" : "");
    }

    private static string Pages(int count, int objectsEach)
        => $"<</Type/Pages/Kids[{string.Join(' ', Enumerable.Range(0, count).Select(i => $"{3 + (objectsEach * i)} 0 R"))}]/Count {count}>>";

    private static string Stream(string dictionary, string content) => $"<<{dictionary}/Length {content.Length}>>\nstream\n{content}\nendstream";

    private static byte[] Written(List<string> objects, string encryption)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (body, i) in objects.Select((body, i) => (body, i)))
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{body}\nendobj\n");
        }
        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R{encryption}>>\nstartxref\n{table}\n%%EOF");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
