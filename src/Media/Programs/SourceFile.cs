using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Probing.Headers;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Programs;

/// <summary>
/// A file that the image library can read: the original itself, or a PNG that a program made of it in a private folder,
/// which goes with this object.
/// </summary>
internal sealed class SourceFile : IDisposable
{
    /// <summary>Dots per inch of a document when none are asked for. One PDF point is one pixel at 72.</summary>
    public const int DefaultDensity = 150;

    private readonly PrivateFolder? _folder;

    private SourceFile(string path, string format, PrivateFolder? folder)
        => (ReadablePath, Format, _folder) = (path, format, folder);

    public string ReadablePath { get; }

    /// <summary>Canonical name of what lies at <see cref="ReadablePath"/>; <c>png</c> where a program was needed.</summary>
    public string Format { get; }

    /// <summary>One that needs no program.</summary>
    public static SourceFile Of(LayerFile file) => new(file.Path, file.Format, null);

    /// <param name="format">Canonical name of the original's format.</param>
    /// <param name="page">From 1. Of documents, where null is the first, and of layered pictures, where it is all; a format with a single picture has just the one.</param>
    /// <param name="density">Dots per inch, documents only; null for <see cref="DefaultDensity"/>.</param>
    /// <exception cref="DamException">
    /// NotAvailable: the program for this format is not installed. InvalidParameter: no such page. Unprocessable: broken, too
    /// large or too slow.
    /// </exception>
    public static SourceFile Open(
        string path, string format, int? page, int? density, ProgramRunner runner, CancellationToken cancellationToken)
        => Open(path, format, new() { Page = page, DensityDpi = density }, runner, cancellationToken);

    /// <inheritdoc cref="Open(string, string, int?, int?, ProgramRunner, CancellationToken)"/>
    public static SourceFile Open(
        string path, string format, SourceOptions options, ProgramRunner runner, CancellationToken cancellationToken)
    {
        if (!Converters.ByFormat.TryGetValue(format, out var convert))
            return new SourceFile(path, format, null);
        var folder = new PrivateFolder();
        try
        {
            // A plain name of ours: programs read meaning into brackets, colons, percent signs and leading dashes.
            File.CreateSymbolicLink(folder["in." + format], Path.GetFullPath(path));
            var work = new Conversion(folder["in." + format], folder["out.png"], options.Page, options.DensityDpi ?? DefaultDensity)
            {
                LayerNames = options.LayerNames,
            };
            SourceLimits.Check(SizeOf(work, format, runner, cancellationToken), frames: 1);
            convert(work, runner, cancellationToken);
            if (!File.Exists(work.Output))
                throw Invalid();
            return new SourceFile(work.Output, "png", folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder?.Dispose();

    private static PixelSize SizeOf(Conversion work, string format, ProgramRunner runner, CancellationToken cancellationToken)
    {
        if (format is "pdf" or "ai")
            return PdfDocument.Read(work.Input, work.Page ?? 1, work.Folder, runner, cancellationToken).PixelsAt(work.Density);
        return ConvertedHeaders.Read(work.Input, format, work.Folder, runner, cancellationToken) is { } size
            ? new PixelSize(size.Width, size.Height)
            : throw Invalid();
    }

    private static DamException Invalid() => new(ErrorKind.Unprocessable, "Invalid image file");
}
