using System.Collections.Frozen;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Probing.Pictures;

/// <summary>
/// The loaders of libvips that this product uses, by the format that the content was recognised as. The format chooses the
/// loader, never libvips' own look at the bytes: so a file cannot reach a decoder that nobody meant for it.
/// </summary>
internal static class Loaders
{
    public static readonly FrozenDictionary<string, Func<string, Image>> ByFormat =
        new Dictionary<string, Func<string, Image>>
        {
            ["jpg"] = path => Image.Jpegload(path),
            ["png"] = path => Image.Pngload(path),
            ["webp"] = path => Image.Webpload(path),
            ["gif"] = path => Image.Gifload(path),
            ["tiff"] = path => Image.Tiffload(path),
            ["avif"] = path => Image.Heifload(path),
            ["heic"] = path => Image.Heifload(path),
            ["svg"] = OpenSvg,
        }.ToFrozenDictionary();

    /// <summary>From memory: without a place of its own the drawing cannot name a file beside it.</summary>
    private static Image OpenSvg(string path)
    {
        if (new FileInfo(path).Length > SourceLimits.MaxSvgBytes)
            throw new DamException(ErrorKind.Unprocessable, $"Maximum SVG size is {SourceLimits.MaxSvgBytes >> 20} MB");
        return Image.SvgloadBuffer(File.ReadAllBytes(path));
    }
}
