using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using NetVips;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// Decodes a still WebP at its own size into one picture in memory. libvips takes two of four bands for that, of 36 megapixels
/// 290 MB; this takes one of as many bands as the file has, 108 MB. By libwebp of the system.
/// </summary>
internal static partial class WholeWebp
{
    private const string Library = "libwebp.so.7";

    private static readonly Lazy<Version?> _version = new(() => NativeLibrary.TryLoad(Library, out _) ? Decoded(WebPGetDecoderVersion()) : null);

    /// <summary>Of the library; null where there is none.</summary>
    public static Version? Version => _version.Value;

    /// <summary>The picture as libvips gives it, metadata included.</summary>
    /// <param name="scale">By which libvips' decoder might scale it.</param>
    /// <returns>Null where it is for libvips to open: two pictures of that scale are smaller, it moves, it is broken, or there is no libwebp.</returns>
    /// <exception cref="VipsException">The header is broken.</exception>
    public static unsafe Image? TryOpen(string path, double scale = 1)
    {
        if (Version is null)
            return null;
        using var header = Image.Webpload(path);
        var (width, height, bands) = (header.Width, header.Height, header.Bands);
        if (2 * 4 * scale * scale < bands)
            return null;
        var length = (nuint)width * (nuint)height * (nuint)bands;
        var pixels = (nint)NativeMemory.Alloc(length);
        try
        {
            if (!Decode(path, (byte*)pixels, length, bands, width * bands))
                return null;
            using var bare = Image.NewFromMemory(pixels, length, width, height, bands, Enums.BandFormat.Uchar);
            var taken = pixels;
            bare.OnPostClose += () => NativeMemory.Free((void*)taken);
            pixels = 0;
            using var image = bare.Copy(interpretation: header.Interpretation, xres: header.Xres, yres: header.Yres);
            return image.Mutate(mutable => Describe(mutable, header));
        }
        finally
        {
            NativeMemory.Free((void*)pixels);
        }
    }

    private static unsafe bool Decode(string path, byte* pixels, nuint length, int bands, int stride)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        var handle = view.SafeMemoryMappedViewHandle;
        byte* bytes = null;
        handle.AcquirePointer(ref bytes);
        try
        {
            var size = (nuint)handle.ByteLength;
            return (bands == 4 ? WebPDecodeRGBAInto(bytes, size, pixels, length, stride) : WebPDecodeRGBInto(bytes, size, pixels, length, stride)) != null;
        }
        finally
        {
            handle.ReleasePointer();
        }
    }

    private static void Describe(MutableImage pixels, Image header)
    {
        foreach (var field in header.GetFields().Where(field => !pixels.Contains(field)))
            pixels.Set(header.GetTypeOf(field), field, header.Get(field));
    }

    /// <param name="packed">A byte for each of major, minor and revision.</param>
    private static Version Decoded(int packed) => new((packed >> 16) & 0xFF, (packed >> 8) & 0xFF, packed & 0xFF);

    [LibraryImport(Library)]
    private static partial int WebPGetDecoderVersion();

    [LibraryImport(Library)]
    private static unsafe partial byte* WebPDecodeRGBInto(byte* data, nuint size, byte* pixels, nuint length, int stride);

    [LibraryImport(Library)]
    private static unsafe partial byte* WebPDecodeRGBAInto(byte* data, nuint size, byte* pixels, nuint length, int stride);
}
