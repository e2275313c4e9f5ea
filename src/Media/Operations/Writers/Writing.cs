using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>What a writer is given.</summary>
/// <param name="Image">Final pixels; frames below each other where <paramref name="Animated"/>. Without alpha where the format has none.</param>
/// <param name="Keep">Metadata to write along.</param>
internal sealed record Writing(Image Image, string Path, OutputOptions Output, Enums.ForeignKeep Keep, bool Animated)
{
    public bool Has(OutputFlags flag) => (Output.Flags & flag) != 0;

    public int Quality(string format) => Qualities.Percent(format, Output.Quality);
}
