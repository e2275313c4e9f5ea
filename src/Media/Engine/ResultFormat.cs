using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Media.Operations.Writers.Measuring;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// The format where the result itself decides: png for jpg where transparency is to be kept, jpg for png where <c>fl_lossy</c>
/// finds none, the smaller of the two where <c>fl_any_format</c> lets <c>q_auto</c> choose.
/// </summary>
internal static class ResultFormat
{
    private const OutputFlags AnyPng = OutputFlags.Png8 | OutputFlags.Png24 | OutputFlags.Png32;

    public static string Of(Image image, OutputOptions output, DeriveRequest request, bool animated, CancellationToken cancellationToken)
    {
        var asked = request.Format;
        if (animated || asked is not ("jpg" or "png"))
            return asked;

        var keepsAlpha = asked == "jpg" && (request.KeepAlpha || (output.Flags & OutputFlags.PreserveTransparency) != 0);
        var anyFormat = output.Quality.Auto is not null && (output.Flags & OutputFlags.AnyFormat) != 0;
        var lossyPng = asked == "png" && (output.Flags & OutputFlags.Lossy) != 0 && (output.Flags & AnyPng) == 0;
        if ((keepsAlpha || anyFormat || lossyPng) && IsTransparent(image, cancellationToken))
            return keepsAlpha ? "png" : asked;
        return anyFormat ? Smaller(image, output, request.OutputPath, output.Quality.Auto!.Value, cancellationToken) : lossyPng ? "jpg" : asked;
    }

    /// <summary>Whether <see cref="Of"/> looks at pixels.</summary>
    public static bool DependsOnAlpha(OutputOptions output, DeriveRequest request)
        => request.KeepAlpha || (output.Flags & (OutputFlags.PreserveTransparency | OutputFlags.AnyFormat | OutputFlags.Lossy)) != 0;

    /// <summary>By what a sample takes at the quality that holds the level.</summary>
    private static string Smaller(Image image, OutputOptions output, string path, AutoQuality level, CancellationToken cancellationToken)
    {
        return Bytes("png") < Bytes("jpg") ? "png" : "jpg";

        long Bytes(string format)
        {
            var writer = WriterTable.ByFormat[format];
            var writing = Encoding.Prepared(image, output, format, path) with { Cancellation = cancellationToken };
            using var prepared = writing.Image;
            return MeasuredQuality.Find(writer, writer.Scale!, writing, level).SampleBytes;
        }
    }

    /// <summary>Whether a pixel lets something through; an alpha band alone does not.</summary>
    private static bool IsTransparent(Image image, CancellationToken cancellationToken)
    {
        if (!image.HasAlpha())
            return false;
        using var alpha = image[image.Bands - 1];
        return Cancellation.Heed(alpha, static band => band.Min(), cancellationToken) < byte.MaxValue;
    }
}
