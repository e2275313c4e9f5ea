using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>What a writer is given.</summary>
/// <param name="Image">Final pixels; frames below each other where <paramref name="Animated"/>. Without alpha where the format has none.</param>
/// <param name="Keep">Metadata to write along.</param>
internal sealed record Writing(Image Image, string Path, OutputOptions Output, Enums.ForeignKeep Keep, bool Animated)
{
    /// <summary>What <c>q_auto</c> came to, in the encoder's own numbers; null when it was not measured, or came to no loss at all.</summary>
    public int? Percent { get; init; }

    /// <summary>Stops a program that writes.</summary>
    public CancellationToken Cancellation { get; init; }

    public bool Has(OutputFlags flag) => (Output.Flags & flag) != 0;

    public int Quality(string format) => Percent ?? Qualities.Percent(format, Output.Quality);

    public bool Interlaced => Output.Progressive is not (null or ProgressiveMode.None);
}
