using System.Runtime.InteropServices;
using NetVips.Interop;

namespace NetVips;

public partial class Image
{
    /// <summary>Stops (or allows again) the computing of this image: what is under way ends with a <see cref="VipsException"/>.</summary>
    public void SetKill(bool kill) => LibVipsObjects.SetKill(this, kill ? 1 : 0);

    /// <summary>Whether it was stopped. Asking allows it again.</summary>
    public bool IsKilled() => LibVipsObjects.IsKilled(this) != 0;

    /// <summary>Whether computing this image reports how far it is.</summary>
    public void SetProgress(bool progress) => LibVipsObjects.SetProgress(this, progress ? 1 : 0);

    /// <summary>Reports percents while this image is computed, and stops computing once <paramref name="token"/> is cancelled.</summary>
    public unsafe void SetProgress(IProgress<int>? progress, CancellationToken token = default)
    {
        SetProgress(progress is not null);
        if (progress is null)
            return;
        var listener = GCHandle.Alloc(new Listener(progress, token));
        if (GLib.SignalConnect(this, "eval", &Listener.OnEval, GCHandle.ToIntPtr(listener), &Listener.OnGone, 0) == 0)
            listener.Free();
    }

    private sealed class Listener(IProgress<int> progress, CancellationToken token)
    {
        /// <summary>Where <c>VipsProgress</c> keeps the percentage: after the image, two times and two counts of pixels.</summary>
        private const int PercentOffset = 32;

        private int _last;

        [UnmanagedCallersOnly]
        internal static void OnEval(nint image, nint progress, nint data)
            => ((Listener)GCHandle.FromIntPtr(data).Target!).Report(image, Marshal.ReadInt32(progress, PercentOffset));

        [UnmanagedCallersOnly]
        internal static void OnGone(nint data, nint closure) => GCHandle.FromIntPtr(data).Free();

        private void Report(nint image, int percent)
        {
            if (token.IsCancellationRequested)
            {
                using var evaluated = new Image(GLib.Ref(image));
                evaluated.SetKill(true);
            }
            else if (percent != _last)
            {
                progress.Report(_last = percent);
            }
        }
    }
}
