using System.Globalization;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Programs;

/// <summary>
/// A file that the image library can read: the original itself, or a PNG that a program made of it in a private folder,
/// which goes with this object.
/// </summary>
internal sealed class SourceFile : IDisposable
{
    /// <summary>Dots per inch of a document when no density is asked for. One PDF point is one pixel at 72.</summary>
    public const int DefaultDensity = 150;

    private readonly DirectoryInfo? _folder;

    private SourceFile(string path, string format, DirectoryInfo? folder)
        => (ReadablePath, Format, _folder) = (path, format, folder);

    public string ReadablePath { get; }

    /// <summary>Canonical name of what lies at <see cref="ReadablePath"/>; <c>png</c> where a program was needed.</summary>
    public string Format { get; }

    /// <summary>True when a page was chosen and orientation applied on the way: neither is to be done again.</summary>
    public bool Converted => _folder is not null;

    /// <param name="format">Canonical name of the original's format.</param>
    /// <param name="page">From 1. Documents only; a format with a single picture has just the one.</param>
    /// <param name="density">Dots per inch, documents only; null for <see cref="DefaultDensity"/>.</param>
    /// <exception cref="DamException">
    /// NotAvailable: the program for this format is not installed. InvalidParameter: no such page. Unprocessable: broken or
    /// too slow.
    /// </exception>
    public static SourceFile Open(
        string path, string format, int page, int? density, ProgramRunner runner, CancellationToken cancellationToken)
    {
        if (!Converters.ByFormat.TryGetValue(format, out var convert))
            return new SourceFile(path, format, null);
        var folder = Directory.CreateTempSubdirectory("dam-source-");
        try
        {
            // A plain name of ours: programs read meaning into brackets, colons, percent signs and leading dashes.
            var input = Path.Combine(folder.FullName, "in." + format);
            File.CreateSymbolicLink(input, Path.GetFullPath(path));
            var work = new Conversion(input, Path.Combine(folder.FullName, "out.png"), page, density ?? DefaultDensity);
            convert(work, runner, cancellationToken);
            if (!File.Exists(work.Output))
                throw new DamException(ErrorKind.Unprocessable, "Invalid image file");
            return new SourceFile(work.Output, "png", folder);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    public void Dispose() => _folder?.Delete(recursive: true);
}

/// <summary>One conversion in a private folder.</summary>
/// <param name="Input">A link to the original, with a name of ours.</param>
/// <param name="Output">Where the PNG is to be.</param>
internal sealed record Conversion(string Input, string Output, int Page, int Density)
{
    public string Folder => Path.GetDirectoryName(Output)!;

    public string PageText => Page.ToString(CultureInfo.InvariantCulture);

    public string DensityText => Density.ToString(CultureInfo.InvariantCulture);
}
