using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Vision.Upscaling;

/// <summary>Draws four pixels a side for each, as it has learnt from photographs that they usually are.</summary>
internal sealed class UpscalingModel(Network network) : IDisposable
{
    /// <summary>How far around a pixel it looks, in pixels: the sum of what its layers look around, so that what is farther away changes nothing.</summary>
    public const int Reach = 10;

    /// <param name="rgb">0 to 255, three numbers a pixel, row by row.</param>
    /// <returns>Of about that range: all red ones, row by row, then all green ones, then all blue ones.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float[] Enlarge(float[] rgb, int width, int height, CancellationToken cancellationToken)
        => network.Run(ModelTable.UpscalingInput, rgb, [1, height, width, 3], [ModelTable.UpscalingOutput], cancellationToken)[0];

    public void Dispose() => network.Dispose();
}
