using System.Globalization;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Vision.Text.Languages;

/// <summary>
/// Reads text with Tesseract, in pictures that are written here. A page of dense print it takes as a whole. Writing on things, and what is turned, it
/// does not find: that does the model's detector, which knows lines in whatever letters, and each line is read for itself, upright.
/// </summary>
/// <param name="finder">Null where there is none: then everything is a page.</param>
internal sealed class PrintReader(Tesseract tesseract, IReadOnlyList<TextLanguage> languages, bool isPage, LineReader? finder) : ITextReader
{
    /// <summary>Pages of fewer pixels are enlarged to as many, twice at most: letters of less than 20 are read better, and larger ones worse.</summary>
    private const double Side = 800;

    /// <summary>Around a line, of its height: accents are cut off without, and words lost. Of 0 to 0.3 the best on drawings in ten languages, with this height.</summary>
    private const double Margin = 0.2;

    private const int LineHeight = 48;
    private const int LongestLine = 1600;
    private const int SegmentationOfPage = 3;
    private const int SegmentationOfLine = 7;

    public string Engine => $"{tesseract.Version} ({string.Join('+', languages.Select(language => language.Pack))})";

    public IReadOnlyList<SeenLine> Read(VisiblePicture picture, CancellationToken cancellationToken)
    {
        var page = isPage || finder is null ? ReadPage(picture, cancellationToken) : [];
        return page.Count > 0 || finder is null ? page : ReadLines(picture, finder.Find(picture, cancellationToken), cancellationToken);
    }

    private List<SeenLine> ReadPage(VisiblePicture picture, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder();
        var factor = Math.Clamp(Side / Math.Max(picture.Width, picture.Height), 1, 2);
        picture.WriteGrey(folder["page.png"], factor);
        var words = Words(folder, "page.png", SegmentationOfPage, cancellationToken);
        return [.. PrintedLine.Of(words, PrintedLine.OfPage).Take(LineReader.MostLines).Select(line => new SeenLine(line.Text, Math.Round(line.Score, 4), [.. line.Corners().Select(corner => picture.PointInOriginal((corner.X / factor, corner.Y / factor)))]))];
    }

    private List<SeenLine> ReadLines(VisiblePicture picture, IReadOnlyList<TextLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            return [];
        using var folder = new PrivateFolder();
        var paths = lines.Select((_, i) => folder[string.Create(CultureInfo.InvariantCulture, $"line{i}.png")]).ToList();
        foreach (var (line, path) in lines.Zip(paths))
            picture.WriteLine(path, line.Grown(Margin * line.Height), LineHeight, LongestLine);
        File.WriteAllLines(folder["lines.txt"], paths);
        var words = Words(folder, "lines.txt", SegmentationOfLine, cancellationToken);
        var pieces = words.Where(word => word.Page >= 1 && word.Page <= lines.Count).GroupBy(word => word.Page)
            .SelectMany(page => PrintedLine.Of(page, PrintedLine.OfLine).Take(1).Select(line => new TextPiece(lines[page.Key - 1], line.Text, line.Score)));
        return [.. Rows(pieces).Select(row => new SeenLine(row.Text, Math.Round(row.Score, 4), [.. row.Line.Corners().Select(picture.PointInOriginal)]))];
    }

    /// <summary>In Greek it prints the sign of a millionth for the letter that looks like it, by which nobody searches.</summary>
    private IEnumerable<PrintedWord> Words(PrivateFolder folder, string name, int segmentation, CancellationToken cancellationToken)
    {
        var words = PrintedWord.Read(tesseract.Read(folder, folder[name], languages, segmentation, cancellationToken));
        return languages.Any(language => language.Code == "el") ? words.Select(word => word with { Text = word.Text.Replace('\u00B5', '\u03BC') }) : words;
    }

    /// <summary>What runs from right to left is joined in a mirror: text of which more letters do.</summary>
    private static IEnumerable<TextPiece> Rows(IEnumerable<TextPiece> pieces)
    {
        var all = pieces.ToList();
        var letters = all.SelectMany(piece => piece.Text.Where(char.IsLetter)).ToList();
        return letters.Count(IsRightToLeft) * 2 > letters.Count ? TextRows.Join(all.Select(Mirrored)).Select(Mirrored) : TextRows.Join(all);
    }

    /// <summary>Hebrew, Arabic, Syriac and what belongs to them.</summary>
    private static bool IsRightToLeft(char letter) => letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static TextPiece Mirrored(TextPiece piece) => piece with { Line = piece.Line with { X = -piece.Line.X, Angle = -piece.Line.Angle } };
}
