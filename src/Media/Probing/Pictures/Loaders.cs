using System.Collections.Frozen;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Probing.Pictures;

/// <summary>
/// The loaders of libvips that this product uses, by the format that the content was recognised as. The format chooses the
/// loader, never libvips' own look at the bytes: so a file cannot reach a decoder that nobody meant for it. Pixels can be read once, from top to bottom.
/// </summary>
internal static class Loaders
{
    /// <summary>Half a picture is none, here as in the engine.</summary>
    public const Enums.FailOn Whole = Enums.FailOn.Truncated;

    public const Enums.Access Once = Enums.Access.Sequential;

    public static readonly FrozenDictionary<string, Func<string, Image>> ByFormat =
        new Dictionary<string, Func<string, Image>>
        {
            ["jpg"] = path => Image.Jpegload(path, access: Once, failOn: Whole),
            ["png"] = path => Image.Pngload(path, access: Once, failOn: Whole),
            ["webp"] = path => Image.Webpload(path, access: Once, failOn: Whole),
            ["gif"] = path => Image.Gifload(path, access: Once, failOn: Whole),
            ["tiff"] = path => Image.Tiffload(path, access: Once, failOn: Whole),
            ["avif"] = path => Image.Heifload(path, access: Once, failOn: Whole),
            ["heic"] = path => Image.Heifload(path, access: Once, failOn: Whole),
            ["svg"] = path => Image.SvgloadBuffer(SvgText.Read(path), access: Once, failOn: Whole),
        }.ToFrozenDictionary();

    /// <param name="page">From 1: of a document, or a frame of an animation.</param>
    /// <exception cref="DamException">Unprocessable: pages of this format are not told apart.</exception>
    /// <exception cref="VipsException">The picture is broken, or has no such page.</exception>
    public static Image Open(string path, string format, int page) => (format, page) switch
    {
        (_, 1) => ByFormat[format](path),
        ("tiff", _) => Image.Tiffload(path, page: page - 1, access: Once, failOn: Whole),
        ("gif", _) => Image.Gifload(path, page: page - 1, access: Once, failOn: Whole),
        ("webp", _) => Image.Webpload(path, page: page - 1, access: Once, failOn: Whole),
        ("avif", _) => Image.Heifload(path, page: page - 1, access: Once, failOn: Whole),
        _ => throw new DamException(ErrorKind.Unprocessable, $"Format {format} has one page"),
    };
}
