using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Probing;

/// <summary>What <c>pdfinfo</c> says of a document and one of its pages.</summary>
/// <param name="Width">Of the page in points, as it is shown: crop box, turned by the page's rotation.</param>
/// <param name="Properties">Title, Author, Creator, Producer, CreationDate …, as far as given.</param>
internal sealed record PdfDocument(int Pages, double Width, double Height, IReadOnlyDictionary<string, string> Properties)
{
    public const string Protected = "The PDF is protected by a password";

    private static readonly string[] Described = ["Title", "Subject", "Keywords", "Author", "Creator", "Producer", "CreationDate", "ModDate", "PDF version"];

    /// <summary>The page as a picture of <paramref name="density"/> dots per inch.</summary>
    public PixelSize PixelsAt(int density) => new(PixelLimits.Round(Width * density / 72), PixelLimits.Round(Height * density / 72));

    /// <param name="page">From 1; its size is told.</param>
    /// <exception cref="DamException">
    /// Unprocessable: broken or protected. InvalidParameter: no such page. NotAvailable: <c>pdfinfo</c> is not installed.
    /// </exception>
    public static PdfDocument Read(string path, int page, string folder, ProgramRunner runner, CancellationToken cancellationToken)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["-isodates", "-f", number, "-l", number, path];
        var result = runner.Run(ExternalPrograms.PdfInfo, arguments, folder, cancellationToken);
        if (result.Errors.Contains("Incorrect password", StringComparison.Ordinal))
            throw new DamException(ErrorKind.Unprocessable, Protected);
        // A document without a first page is broken.
        if (page > 1 && result.Errors.Contains("Wrong page range", StringComparison.Ordinal))
            throw DamException.Invalid($"Invalid page in transformation: {number}");
        return Parse(result.OrThrow(Converters.Broken).Output) ?? throw new DamException(ErrorKind.Unprocessable, Converters.Broken);
    }

    /// <summary>Lines of <c>Name: value</c>; of a page <c>Page    1 size: 612 x 792 pts (letter)</c> and <c>Page    1 rot: 90</c>.</summary>
    internal static PdfDocument? Parse(string text)
    {
        var fields = new Dictionary<string, string>();
        foreach (var line in text.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                fields.TryAdd(Name(line[..colon]), line[(colon + 1)..].Trim());
        }
        if (!fields.TryGetValue("Page size", out var size) || size.Split(' ') is not [var w, "x", var h, ..]
            || !double.TryParse(w, CultureInfo.InvariantCulture, out var width)
            || !double.TryParse(h, CultureInfo.InvariantCulture, out var height)
            || !int.TryParse(fields.GetValueOrDefault("Pages"), CultureInfo.InvariantCulture, out var pages))
            return null;
        if (fields.GetValueOrDefault("Page rot") is "90" or "270")
            (width, height) = (height, width);
        var properties = Described.Where(name => fields.GetValueOrDefault(name) is { Length: > 0 }).ToDictionary(name => name, name => fields[name]);
        return new PdfDocument(pages, width, height, properties);
    }

    /// <summary><c>Page    3 size</c> is called <c>Page size</c>, whichever page it is.</summary>
    private static string Name(string text)
        => text.StartsWith("Page ", StringComparison.Ordinal) && text.Split(' ') is { Length: > 1 } words ? $"Page {words[^1]}" : text.Trim();
}
