using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Vision.Likeness;

/// <summary>Says what a picture is like: what a classifier knows of it before it names a class.</summary>
/// <param name="model">Which classifier, with its version.</param>
internal sealed class PictureEncoder(Network network, string model) : IDisposable
{
    private const int Side = 224;

    /// <summary>Small copies show no more than this: a picture and its small copy are to be alike.</summary>
    private const int Detail = 160;

    /// <summary>Each of its pixels is among the brightest hundredth or darker than these.</summary>
    private const double Brightest = 0.01;

    /// <summary>What is darker still is mostly noise.</summary>
    private const double MostGain = 4;

    /// <summary>What makes the numbers: a change of it makes another space.</summary>
    private const string Recipe = "1";

    public Embedding Encode(VisiblePicture picture, CancellationToken cancellationToken)
    {
        var input = Input(picture.Squeezed(Detail, Side));
        var features = network.Run("input", input, [1, Side, Side, 3], [ModelTable.EmbeddingOutput], cancellationToken)[0];
        return new($"{model}/{Recipe}", Direction.Of(features));
    }

    public void Dispose() => network.Dispose();

    /// <summary>0 to 1, as if the light were set so that the brightest is white: half the light is the same picture.</summary>
    private static float[] Input(byte[] rgb)
    {
        Span<int> counts = stackalloc int[256];
        for (var i = 0; i < rgb.Length; i += 3)
            counts[Math.Max(rgb[i], Math.Max(rgb[i + 1], rgb[i + 2]))]++;
        var white = 255;
        for (var brighter = counts[white]; white > 0 && brighter < Brightest * rgb.Length / 3; brighter += counts[white])
            white--;
        var gain = Math.Min(MostGain, 255.0 / Math.Max(1, white));
        var input = new float[rgb.Length];
        for (var i = 0; i < rgb.Length; i++)
            input[i] = (float)Math.Min(1, rgb[i] * gain / 255);
        return input;
    }
}
