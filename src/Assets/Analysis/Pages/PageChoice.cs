using System.Collections.Frozen;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis.Pages;

/// <summary>
/// Which pages of a document, frames of an animation, and of the chosen frames of a video, are looked at behind the first. A page takes seconds to read and a fraction of one to look at,
/// and a stranger says how many there are.
/// </summary>
internal static class PageChoice
{
    /// <summary>Pages that are read, from the first on: their texts are told in their order, without gaps.</summary>
    public const int MostRead = 10;

    /// <summary>Pages or frames that are looked at for things and for how safe they are to show, spread from the first to the last.</summary>
    public const int MostLooked = 5;

    private const ProbeParts Looked = ProbeParts.Objects | ProbeParts.Safety;

    private static readonly FrozenSet<string> Documents = FrozenSet.Create("pdf", "ai", "tiff");

    /// <param name="parts">What the first was looked at for. Faces, likeness and what a picture is of stay with the first, as deliveries and comparisons go by that.</param>
    /// <returns>Those that are looked at, then those that are read, each in the order of their numbers, from 2: writing that takes too long takes nothing else along.</returns>
    public static IReadOnlyList<(int Page, ProbeParts Parts)> Of(MediaFacts facts, ProbeParts parts)
    {
        var isVideo = facts.Kind == ResourceType.Video;
        var count = isVideo ? facts.Frames : facts.Pages;
        if (count < 2 || !(isVideo || facts.Animated || Documents.Contains(facts.Format ?? "")))
        {
            return [];
        }

        // What moves has its writing in the first frame, or has it in all.
        var read = facts.Animated ? ProbeParts.Format : parts & ProbeParts.Text;
        return
        [
            .. Spread(count).Select(page => (Page: page, Parts: parts & Looked))
                .Concat(Enumerable.Range(2, Math.Min(count, MostRead) - 1).Select(page => (Page: page, Parts: read)))
                .Where(each => each.Parts != ProbeParts.Format),
        ];
    }

    /// <summary>All but the first.</summary>
    private static IEnumerable<int> Spread(int count)
    {
        var most = Math.Min(count, MostLooked);
        return Enumerable.Range(1, most - 1).Select(i => 1 + (int)((long)i * (count - 1) / (most - 1)));
    }
}
