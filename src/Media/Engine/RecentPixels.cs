using System.Diagnostics;
using NetVips;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// The pixels of the source that was decoded last, for who wants another size of it: a page asks for several at a time (<c>srcset</c>), an
/// upload for all of its eager transformations, and most of the work on a small one is decoding. They are kept from the second time
/// on: what is wanted once costs nothing more. Not safe for threads.
/// </summary>
internal sealed class RecentPixels
{
    /// <summary>A photograph that the decoder has scaled for the web; the limit of a worker's memory is a hundred times as much.</summary>
    public const long MostBytes = 16 << 20;

    private Key? _last;
    private Image? _kept;
    private bool _isUnfit;
    private long _used;

    /// <param name="content">The same for the same bytes, and for no others.</param>
    /// <exception cref="OperationCanceledException">Cancelled while decoding.</exception>
    public Image Open(string content, Source source, LoadOptions options, CancellationToken cancellationToken)
    {
        if (KeyOf(content, source, options) is not { } key)
            return source.Open(options);
        _used = Stopwatch.GetTimestamp();
        if (key == _last)
            return _isUnfit ? source.Open(options) : (_kept ??= Decoded(source, options, cancellationToken))?.Copy() ?? source.Open(options);
        Forget();
        _last = key;
        return source.Open(options);
    }

    /// <returns>Whether something was kept that was not asked for so long.</returns>
    public bool CloseUnused(TimeSpan since)
    {
        if (_kept is null || Stopwatch.GetElapsedTime(_used) < since)
            return false;
        Forget();
        return true;
    }

    private Image? Decoded(Source source, LoadOptions options, CancellationToken cancellationToken)
    {
        using var image = source.Open(options);
        _isUnfit = (long)image.Width * image.Height * image.Bands * SizeOf(image.Format) > MostBytes;
        if (_isUnfit)
            return null;
        try
        {
            return Cancellation.Heed(image, static image => image.CopyMemory(), cancellationToken);
        }
        catch (VipsException)
        {
            // Broken somewhere; who wants no more than its top may have that, as before.
            _isUnfit = true;
            return null;
        }
    }

    private static int SizeOf(Enums.BandFormat format) => format switch
    {
        Enums.BandFormat.Uchar or Enums.BandFormat.Char => 1,
        Enums.BandFormat.Ushort or Enums.BandFormat.Short => 2,
        Enums.BandFormat.Double or Enums.BandFormat.Complex => 8,
        Enums.BandFormat.Dpcomplex => 16,
        _ => 4,
    };

    private void Forget()
    {
        _kept?.Dispose();
        (_last, _kept, _isUnfit) = (null, null, false);
    }

    /// <summary>What the pixels depend on. Null for what each size has other pixels of.</summary>
    private static Key? KeyOf(string content, Source source, LoadOptions options) => source switch
    {
        { Format.Name: "webp" or "svg" } => null,
        { Format.Name: "jpg" } => new(content, 0, options.Shrink),
        // What a program made of it has a name that comes once.
        _ when source.Path != source.Original => new(source.Path, 0, 1),
        _ => new(content, options.Page, 1),
    };

    private sealed record Key(string Content, int Page, int Shrink);
}
