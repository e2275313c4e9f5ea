using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// The picture between two steps: its frames, alike in size and in sRGB of 8 bits with or without alpha, and what the plan
/// knows about it. A step takes a picture over and gives the next one.
/// </summary>
internal sealed class Picture(IReadOnlyList<Image> frames, PictureState state, CancellationToken cancellationToken) : IDisposable
{
    public IReadOnlyList<Image> Frames => frames;

    public PictureState State => state;

    /// <summary>Of an animation; what steps do to pixels leaves it alone.</summary>
    public Timing Timing { get; init; } = new([], 0);

    public Image First => frames[0];

    /// <summary>For work that libvips does not do, and so cannot end.</summary>
    public CancellationToken Cancellation => cancellationToken;

    public bool IsAnimated => frames.Count > 1;

    public bool HasAlpha => First.HasAlpha();

    /// <summary>The same frames under another state.</summary>
    public Picture With(PictureState after) => new(frames, after, cancellationToken) { Timing = Timing };

    /// <summary>Every frame through <paramref name="operation"/>, which may give back the frame itself.</summary>
    public Picture Each(Func<Image, Image> operation, PictureState? after = null)
    {
        var next = new List<Image>(frames.Count);
        try
        {
            foreach (var frame in frames)
                next.Add(operation(frame));
        }
        catch
        {
            next.ForEach(made => made.Dispose());
            throw;
        }

        foreach (var (frame, made) in frames.Zip(next))
            if (!ReferenceEquals(frame, made))
                frame.Dispose();
        return new Picture(next, after ?? state, cancellationToken) { Timing = Timing };
    }

    /// <summary>
    /// Computes the pixels into memory. What reads a picture other than once from top to bottom needs it settled first:
    /// sources are decoded on the way.
    /// </summary>
    public Picture Settled() => Each(frame => Engine.Cancellation.Heed(frame, static image => image.CopyMemory(), cancellationToken));

    public void Dispose()
    {
        foreach (var frame in frames)
            frame.Dispose();
    }
}
