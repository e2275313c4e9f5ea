using NetVips;
using ServerlessDam.Media.Probing.Pictures;
using ServerlessDam.Media.Probing.Sniffing;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Probing.Headers;

/// <summary>The size of what a program will decode, so that the limits are checked before it runs.</summary>
internal static class ConvertedHeaders
{
    /// <summary>Null for a format without pixels here, and for a header that is broken. Not for documents, see <see cref="PdfDocument"/>.</summary>
    /// <param name="folder">Private, for a program that may be needed.</param>
    /// <exception cref="Assets.Errors.DamException">Unprocessable: broken. NotAvailable: a program is not installed.</exception>
    public static PictureSize? Read(
        string path, string format, string folder, ProgramRunner runner, CancellationToken cancellationToken)
    {
        if (SimpleHeaders.ByFormat.TryGetValue(format, out var read))
        {
            using var file = File.OpenRead(path);
            return read(new FileHead(file));
        }
        return format switch
        {
            "ico" => IcoHeader.Largest(path) is { } entry ? new PictureSize(entry.Width, entry.Height, HasAlpha: true) : null,
            "jxl" => JxlHeader.Read(path, folder, runner, cancellationToken),
            "heic" => Heic(path),
            _ => null,
        };
    }

    /// <summary>libvips reads the container; only the pixels need a decoder that it does not have.</summary>
    private static PictureSize? Heic(string path)
    {
        try
        {
            using var image = Loaders.ByFormat["heic"](path);
            return new PictureSize(image.Width, image.Height, image.HasAlpha());
        }
        catch (VipsException)
        {
            return null;
        }
    }
}
