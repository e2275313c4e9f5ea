using System.Globalization;
using System.Text;

namespace ServerlessDam.Media.Tests;

/// <summary>Writes small PDF files: red pages of the sizes given.</summary>
internal static class Pdf
{
    public static byte[] Of(params (int Width, int Height, int Rotation)[] pages) => Of(isProtected: false, pages);

    /// <summary>The password is one that nobody knows: the stored check of it is zeros.</summary>
    public static byte[] Protected() => Of(isProtected: true, (100, 100, 0));

    private static byte[] Of(bool isProtected, params (int Width, int Height, int Rotation)[] pages)
    {
        var kids = string.Join(' ', pages.Select((_, i) => $"{3 + (2 * i)} 0 R"));
        List<string> objects = ["<</Type/Catalog/Pages 2 0 R>>", $"<</Type/Pages/Kids[{kids}]/Count {pages.Length}>>"];
        foreach (var ((width, height, rotation), i) in pages.Select((page, i) => (page, i)))
        {
            var drawing = $"1 0 0 rg 0 0 {width} {height} re f";
            objects.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {rotation}/Contents {4 + (2 * i)} 0 R>>");
            objects.Add($"<</Length {drawing.Length}>>\nstream\n{drawing}\nendstream");
        }
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
        var zeros = new string('0', 64);
        var encryption = isProtected ? $"/ID[<{zeros[..32]}><{zeros[..32]}>]/Encrypt<</Filter/Standard/V 1/R 2/O<{zeros}>/U<{zeros}>/P -4>>" : "";
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R{encryption}>>\nstartxref\n{table}\n%%EOF");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
