using System.Diagnostics;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations.Geometry;
using static ServerlessDam.Transformations.Plans.Reshaping.Upscaling;

namespace ServerlessDam.Media.Vision.Upscaling;

/// <summary>Enlarges a picture piece by piece: a model needs as much memory as a piece takes, and between two of them it can be given up.</summary>
internal static class Enlarging
{
    /// <summary>Side of a piece, at most. What lies around pieces is looked at once more for each: larger ones cost less time, and more memory.</summary>
    public const int Longest = 192;

    /// <summary>Share of a request's time that is left for what comes after: correcting, later steps, writing.</summary>
    private const double Rest = 0.2;

    /// <summary>How far visible colours spread into what is transparent, in pixels.</summary>
    private const double Spread = 3;

    /// <summary>What becomes of a pixel that is enlarged four times (bicubic, Catmull-Rom) and made small again (Lanczos, three lobes), along one axis; thousandths.</summary>
    private static readonly double[,] _seenAgain = { { -1, 11, -50, 116, 848, 116, -50, 11, -1 } };

    /// <param name="image">In memory, sRGB of 8 bits, with or without alpha.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="DamException">Unprocessable: there is not time enough.</exception>
    public static Image Apply(Image image, UpscalingModel model, CancellationToken cancellationToken)
    {
        using var colours = Visible(image);
        var size = new PixelSize(image.Width, image.Height);
        var pixels = Cancellation.Heed(colours, static image => image.WriteToMemory<byte>(), cancellationToken);
        var rgb = Rgb(pixels, size, model, Longest, () => WorkerTime.Left - (WorkerTime.OfEnvironment * Rest), cancellationToken);
        using var drawn = Image.NewFromMemoryCopy<byte>(rgb, Factor * size.Width, Factor * size.Height, 3, Enums.BandFormat.Uchar);
        using var enlarged = Faithful(drawn, colours, cancellationToken);
        // What else the file says of itself goes along with the plainly enlarged picture.
        using var plain = image.Resize(Factor, kernel: Enums.Kernel.Lanczos3);
        if (!image.HasAlpha())
            return plain.Insert(enlarged, 0, 0);
        using var alpha = plain[plain.Bands - 1];
        using var joined = enlarged.Bandjoin(alpha);
        return plain.Insert(joined, 0, 0);
    }

    /// <param name="longest">Of a piece.</param>
    /// <param name="left">How long it may still take.</param>
    public static byte[] Rgb(byte[] rgb, PixelSize size, UpscalingModel model, int longest, Func<TimeSpan> left, CancellationToken cancellationToken)
    {
        var pixels = new EdgedPixels(rgb, size);
        var enlarged = new EnlargedPixels(size, pixels.IsGrey);
        var (began, done) = (Stopwatch.GetTimestamp(), 0L);
        foreach (var piece in Tiles.Of(size, longest))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (width, height) = (piece.Width + (2 * UpscalingModel.Reach), piece.Height + (2 * UpscalingModel.Reach));
            enlarged.Put(model.Enlarge(pixels.Around(piece, UpscalingModel.Reach), width, height, cancellationToken), piece, UpscalingModel.Reach);
            done += piece.Size.Area;
            // Better said now than by whoever has to end this process later.
            if (Stopwatch.GetElapsedTime(began) * (size.Area - done) / done > left())
                throw new DamException(ErrorKind.Unprocessable, $"Effect e_upscale of {size.Width}x{size.Height} pixels takes longer here than a request may take");
        }
        return enlarged.Rgb;
    }

    /// <summary>
    /// The model draws in blocks of four pixels, with colours that are a little off. A window that long takes the blocks away, and what is then
    /// missing from the picture when it is made small again is added (M. Irani and S. Peleg, Improving Resolution by Image Registration, 1991).
    /// </summary>
    private static Image Faithful(Image drawn, Image original, CancellationToken cancellationToken)
    {
        using var window = Image.NewFromArray(new[,] { { 1, 2, 2, 2, 1 } }, scale: 8);
        using var smooth = drawn.Convsep(window, precision: Enums.Precision.Integer);
        using var seen = smooth.Resize(1.0 / Factor, kernel: Enums.Kernel.Lanczos3);
        using var difference = original - seen;
        using var settled = Cancellation.Heed(difference, static image => image.CopyMemory(), cancellationToken);
        using var missing = Repeated(settled);
        using var spread = missing.Resize(Factor, kernel: Enums.Kernel.Cubic);
        using var corrected = smooth + spread;
        return Alpha.Bytes(corrected);
    }

    /// <summary>What three corrections add, one after the other: each finds what the ones before it have left of the difference, which is the same for each pixel and need not be looked for in the large picture.</summary>
    private static Image Repeated(Image difference)
    {
        using var kernel = Image.NewFromArray(_seenAgain, scale: 1000);
        using var once = difference.Convsep(kernel);
        using var twice = once.Convsep(kernel);
        using var first = difference.Linear([3], [0]);
        using var second = once.Linear([3], [0]);
        using var both = first - second;
        return both + twice;
    }

    /// <summary>Three bands. What is transparent has any colour, mostly black: where visible colours end they go on, so that no model draws an edge between them.</summary>
    private static Image Visible(Image image)
    {
        if (!image.HasAlpha())
            return image.Copy();
        using var premultiplied = image.Premultiply();
        using var spread = premultiplied.Gaussblur(Spread);
        using var separate = spread.Unpremultiply();
        using var around = Alpha.Bytes(separate);
        using var alpha = image[image.Bands - 1];
        using var seen = alpha.NotEqual(0);
        using var both = seen.Ifthenelse(image, around);
        return both.ExtractBand(0, n: both.Bands - 1);
    }
}
