using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis.Pages;

/// <summary>Gathers what was seen on further pages, and joins it to the first.</summary>
/// <param name="facts">Of the first page.</param>
/// <param name="first">What was seen on it.</param>
internal sealed class PageFindings(MediaFacts facts, SeenFacts first)
{
    /// <summary>Of all further pages, in UTF-16 units, some twelve pages of a book: results are stored together, in less than a megabyte.</summary>
    public const int MostLetters = 50_000;

    private readonly SortedDictionary<int, PageText> _texts = [];
    private readonly List<SeenTag> _things = [];
    private readonly Dictionary<string, double> _durations = new(facts.Durations);
    private readonly List<SeenMoment> _moments = MomentsOf(facts);
    private SafetyScores? _worst = first.Safety is { } scores ? scores with { At = facts.Moment } : null;
    private int? _unrated;
    private ProbeParts _looked;
    private ProbeParts _seen;

    public void Add(int page, ProbeParts parts, MediaFacts found)
    {
        _looked |= parts;
        if (found.Unseen is not null)
        {
            // A video that did not say how long it is ends before.
            return;
        }

        _seen |= parts;
        if (parts.HasFlag(ProbeParts.Text))
        {
            _texts[page] = found.Seen?.Text is { } lines ? new(page, lines) : new(page, []) { Problem = found.Problem ?? "It could not be read" };
        }

        _things.AddRange((found.Seen?.Objects ?? []).Select(thing => new SeenTag(thing.Label, thing.Confidence)));
        if (found.Seen?.Safety is { } scores && scores.Score > _worst?.Score)
        {
            _worst = scores with { Page = page, At = found.Moment };
        }
        else if (parts.HasFlag(ProbeParts.Safety) && found.Seen?.Safety is null)
        {
            _unrated ??= page;
        }

        _moments.AddRange(MomentsOf(found));
        foreach (var name in AnalysisPlan.NamesOf(parts).Where(found.Durations.ContainsKey))
        {
            _durations[name] = _durations.GetValueOrDefault(name) + found.Durations[name];
        }
    }

    private string? WhyUnrated
        => _unrated is { } page ? $"{(facts.Kind == ResourceType.Video ? "Frame" : "Page")} {page} could not be rated"
            : (_looked & ~_seen).HasFlag(ProbeParts.Safety) ? "Only its first frame could be rated, and it does not say how long it is"
            : null;

    /// <remarks>A page that nobody could rate may be the one: then nothing is said of how safe the whole is.</remarks>
    public MediaFacts All() => facts with
    {
        Durations = _durations,
        Troubles = WhyUnrated is { } reason ? [.. facts.Troubles, new(ProbeParts.Safety, reason, AgainAt: null)] : facts.Troubles,
        Seen = first with
        {
            FurtherText = _looked.HasFlag(ProbeParts.Text) ? Bounded() : null,
            FurtherThings = _looked.HasFlag(ProbeParts.Objects) ? [.. _things.OrderByDescending(thing => thing.Confidence).DistinctBy(thing => thing.Label)] : null,
            Moments = _moments.Count > 0 ? [.. _moments.OrderBy(moment => moment.At)] : null,
            Safety = WhyUnrated is null ? _worst : null,
        },
    };

    /// <summary>As <see cref="All"/>, with the text left to who comes next: half of it would pass for the whole.</summary>
    /// <param name="again">When it is worth another try.</param>
    public MediaFacts WithoutText(DateTimeOffset again)
    {
        var all = All();
        return all with
        {
            Seen = all.Seen! with { Text = null, FurtherText = null },
            Troubles = [.. all.Troubles, new(ProbeParts.Text, "Its pages could not all be read: too long to be waited for, or no worker could be had", again)],
        };
    }

    /// <summary>None where it is no frame of a video, or nobody looked for things.</summary>
    private static List<SeenMoment> MomentsOf(MediaFacts frame)
        => frame is { Moment: { } at, Seen.Objects: { } things }
            ? [new(at, [.. things.Select(thing => new SeenTag(thing.Label, thing.Confidence)).OrderByDescending(tag => tag.Confidence).DistinctBy(tag => tag.Label)])]
            : [];

    private List<PageText> Bounded()
    {
        var letters = 0;
        return [.. _texts.Values.Select(Cut)];

        PageText Cut(PageText text)
        {
            List<SeenLine> kept = [.. text.Lines.TakeWhile(line => (letters += line.Text.Length) <= MostLetters)];
            return kept.Count == text.Lines.Count ? text : new(text.Page, kept) { Problem = "There is more text than is kept of a document" };
        }
    }
}
