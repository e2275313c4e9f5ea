using NetVips;

namespace ServerlessDam.Media.Engine;

/// <summary>Makes computing an image end early: libvips looks at the image's kill flag, at nothing of ours.</summary>
internal static class Cancellation
{
    /// <exception cref="OperationCanceledException">Cancelled before or while computing.</exception>
    public static T Heed<T>(Image image, Func<Image, T> compute, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var killing = cancellationToken.Register(static state => ((Image)state!).SetKill(true), image);
            return compute(image);
        }
        catch (VipsException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("Computing an image was cancelled.", e, cancellationToken);
        }
    }
}
