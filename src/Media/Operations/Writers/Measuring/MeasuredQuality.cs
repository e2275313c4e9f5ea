using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers.Measuring;

/// <summary>What <c>q_auto</c> came to for one picture and format.</summary>
/// <param name="Percent">In the encoder's own numbers; null to write without loss.</param>
/// <param name="SampleBytes">What the sample took at about that quality: tells formats apart.</param>
internal sealed record MeasuredQuality(int? Percent, long SampleBytes)
{
    /// <summary>
    /// Similarity that a level holds. The higher two cannot be told from the original at arm's length; <c>low</c> shows on a
    /// second look. See docs/quality.md for what they come to on photographs.
    /// </summary>
    public static double Target(AutoQuality level) => level switch
    {
        AutoQuality.Best => 0.997,
        AutoQuality.Good => 0.9945,
        AutoQuality.Eco => 0.9915,
        _ => 0.987,
    };

    /// <summary>Tries the writer on a sample, as it will run on the whole.</summary>
    /// <param name="writing">Its image is in memory.</param>
    public static MeasuredQuality Find(Writer writer, QualityScale scale, Writing writing, AutoQuality level)
    {
        // Inks are compared by what they look like, which their profile tells.
        var isOfInks = writing.Image.Interpretation == Enums.Interpretation.Cmyk;
        using var sample = Sample.Of(writing.Image);
        using var seen = Colours.ToSrgb(sample);
        var similarity = new Similarity(isOfInks ? seen : sample);
        var sizes = new SortedDictionary<int, long>();
        using var memory = new MemoryFile("trial");
        var trial = writing with { Image = sample, Path = memory.Path, Keep = isOfInks ? Enums.ForeignKeep.Icc : Enums.ForeignKeep.None, Animated = false };
        var percent = scale.Find(Target(level), quality =>
        {
            writing.Cancellation.ThrowIfCancellationRequested();
            sizes[quality] = Bytes(trial with { Percent = quality });
            return Compare(similarity, trial.Path);
        });
        var least = percent is { } found ? sizes.First(each => each.Key >= found).Value : long.MaxValue;

        // Of drawings a palette is not always the smaller one.
        return scale.EndsLossless && Bytes(trial) is var lossless && lossless <= least ? new(null, lossless) : new(percent, least);

        long Bytes(Writing writing)
        {
            writer.Write(writing);
            return memory.Length;
        }
    }

    private static double Compare(Similarity similarity, string path)
    {
        using var decoded = SourceFormats.Of(path)!.Load(path, new LoadOptions { Access = Enums.Access.Random });
        using var colours = Colours.ToSrgb(decoded);
        return similarity.To(colours);
    }
}
