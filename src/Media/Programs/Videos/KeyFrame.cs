using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Programs.Videos;

/// <summary>One frame of a video as a PNG in a private folder, which goes with this object.</summary>
internal sealed class KeyFrame : IDisposable
{
    private readonly PrivateFolder _folder;

    private KeyFrame(PrivateFolder folder, string path, PixelSize size, int count, double seconds)
        => (_folder, Path, Size, Count, Seconds) = (folder, path, size, count, seconds);

    public string Path { get; }

    /// <summary>Of the video as it is seen, in pixels; what lies at <see cref="Path"/> may be smaller.</summary>
    public PixelSize Size { get; }

    /// <summary>Frames of this video that are looked at, 1 to <see cref="Assets.Processing.VideoFrames.Most"/>.</summary>
    public int Count { get; }

    /// <summary>From the beginning of the video.</summary>
    public double Seconds { get; }

    /// <param name="format">Canonical name of the container, by the file's bytes.</param>
    /// <param name="number">From 1: which of the frames that are looked at.</param>
    /// <returns>Null where there are no moving pictures, but sound alone, or where it ends before this one and did not say so.</returns>
    /// <exception cref="DamException">InvalidParameter: there are not so many. NotAvailable: a program is not installed. Unprocessable: broken, or too large.</exception>
    /// <exception cref="TimeoutException">It took too long, which another time it may not.</exception>
    public static KeyFrame? Take(string path, string format, int number, ExternalPrograms programs, CancellationToken cancellationToken)
    {
        var folder = new PrivateFolder();
        try
        {
            // A plain name of ours: ffmpeg reads meaning into colons, percent signs and leading dashes.
            var input = folder["in." + format];
            File.CreateSymbolicLink(input, System.IO.Path.GetFullPath(path));
            var work = new FrameWork(programs, folder, input, format, cancellationToken);
            if (work.Stream() is not { } stream)
            {
                folder.Dispose();
                return null;
            }

            SourceLimits.Check(stream.Coded, frames: 1);
            SourceLimits.Check(stream.Shown, frames: 1);
            var times = FrameTimes.Of(stream.DurationInSeconds);
            if (number > times.Count)
                throw DamException.Invalid($"Of this video {times.Count} frames are looked at, and not {number}");
            if (work.Best(stream, times[number - 1]) is { } best)
                return new KeyFrame(folder, best.Path, stream.Shown, times.Count, best.Seconds);

            // Of one that does not say how long it is nobody knew that this would be behind its end.
            if (number == 1 || stream.DurationInSeconds is not null)
                throw new DamException(ErrorKind.Unprocessable, FrameWork.Broken);
            folder.Dispose();
            return null;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Dispose();
}
