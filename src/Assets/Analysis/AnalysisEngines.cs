using ServerlessDam.Assets.Analysis.Pages;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>Everything that can find out something about a picture: each part is done by the first engine that offers it, and by the media workers otherwise.</summary>
public sealed class AnalysisEngines(IMediaProcessor media, IEnumerable<IAnalysisEngine> engines, TimeProvider time)
{
    /// <summary>After a fault of an engine that names no time.</summary>
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(1);

    private readonly FurtherPages _pages = new(media, time);

    /// <summary>Those of <see cref="ProbeParts.Seen"/> that something can find out, if not now. Cheap to ask.</summary>
    public ProbeParts Sees => engines.Aggregate(media.Sees, (parts, engine) => parts | engine.Parts);

    /// <summary>As <see cref="Sees"/>, of pictures whose text is in these languages; null for none in particular.</summary>
    public ProbeParts SeesIn(TextHint? reading) => Sees | media.SeesIn(reading);

    /// <summary>What is known of a video without its bytes: why nobody here can see these parts of it. Null where somebody can.</summary>
    /// <param name="reading">The languages that its text is in; null for none in particular.</param>
    public MediaFacts? Unseen(ProbeParts parts, long sizeInBytes, TextHint? reading)
    {
        var facts = new MediaFacts { Kind = ResourceType.Video };
        return sizeInBytes > VideoFrames.MostBytes ? facts with { Unseen = VideoFrames.TooLarge }
            : (parts & VideoFrames.Parts & media.SeesIn(reading)) == ProbeParts.Format ? facts
            : media.BlindToVideos is { } reason ? facts with { Unseen = reason }
            : null;
    }

    /// <summary>What engines elsewhere find out.</summary>
    public ProbeParts Elsewhere => engines.Where(engine => engine.Rest is null).Aggregate(ProbeParts.Format, (parts, engine) => parts | engine.Parts);

    /// <summary>The parts, and what an engine that is asked for one of them finds out in the same call.</summary>
    public ProbeParts Along(ProbeParts parts)
        => engines.Where(engine => engine.Rest is null && (engine.Parts & parts & ProbeParts.Seen) != 0).Aggregate(parts, (all, engine) => all | engine.Parts);

    /// <summary>By the name of the step, what would do it now, as far as that is known: steps that something else did are outdated. Empty while no worker can be asked.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CurrentAsync(CancellationToken cancellationToken)
    {
        var current = new Dictionary<string, string>((await media.CapabilitiesAsync(cancellationToken)).Versions);
        foreach (var (name, engine) in current.Count == 0 ? [] : engines.Reverse().SelectMany(engine => engine.Names))
        {
            current[name] = engine;
        }

        return current;
    }

    /// <summary>
    /// As <see cref="IMediaProcessor.ProbeAsync"/>. An engine that does not look, or refuses the picture, is a trouble of the facts and no error; while
    /// its budget is spent, and for what it refuses, the media workers take its place as far as they can. Where the request names no
    /// page, further pages of a document and frames of an animation are looked at too.
    /// </summary>
    /// <exception cref="DamException">Unprocessable: the file ended or overran its workers.</exception>
    public async Task<MediaFacts> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var left = request.Parts;
        List<(IAnalysisEngine Engine, ProbeParts Parts)> shares = [];
        foreach (var engine in engines)
        {
            var share = left & engine.Parts & ProbeParts.Seen & (engine.Rest is null ? ProbeParts.Seen : ~media.Sees);
            left &= ~share;
            shares.Add((engine, share));
        }

        var facts = await media.ProbeAsync(request with { Parts = left }, cancellationToken);
        if (facts is { Kind: ResourceType.Video, Problem: null })
        {
            return Noted(request, await _pages.AddAsync(request, await OfVideoAsync(request, facts, left, cancellationToken), cancellationToken));
        }

        if (facts is not { Kind: ResourceType.Image, Width: not null, Problem: null })
        {
            return facts;
        }

        foreach (var (engine, share) in shares.Where(each => each.Parts != ProbeParts.Format))
        {
            facts = await SeeAsync(request, facts, engine, share, cancellationToken);
        }

        return Noted(request, await _pages.AddAsync(request, facts, cancellationToken));
    }

    /// <summary>In what languages text was looked for, and that it is worth another try where it was not read.</summary>
    private MediaFacts Noted(ProbeRequest request, MediaFacts facts)
    {
        if (facts.Seen is not { } seen || !request.Parts.HasFlag(ProbeParts.Text))
        {
            return facts;
        }

        facts = facts with { Seen = seen with { ReadAs = request.Reading } };
        return seen.ReadingFault is { } fault ? facts with { Troubles = [.. facts.Troubles, new(ProbeParts.Text, fault, time.GetUtcNow() + UsualWait)] } : facts;
    }

    /// <summary>Engines elsewhere look at pictures: what a video shows is for the media workers alone.</summary>
    private async Task<MediaFacts> OfVideoAsync(ProbeRequest request, MediaFacts facts, ProbeParts looked, CancellationToken cancellationToken)
        => (request.Parts & VideoFrames.Parts & media.SeesIn(request.Reading) & ~looked) == 0
            ? facts
            : await media.ProbeAsync(request with { Parts = request.Parts & VideoFrames.Parts }, cancellationToken);

    private async Task<MediaFacts> SeeAsync(ProbeRequest request, MediaFacts facts, IAnalysisEngine engine, ProbeParts share, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            return Joined(facts, await engine.SeeAsync(request.Path, facts, share, cancellationToken), started);
        }
        catch (DamException e) when (e.Kind is ErrorKind.TryLater or ErrorKind.Unprocessable)
        {
            // A passing fault is waited for: what the workers see instead would stay.
            var isPassing = e.Kind == ErrorKind.TryLater && engine.Rest is null;
            var instead = isPassing ? ProbeParts.Format : share & media.SeesIn(request.Reading);
            if (instead != ProbeParts.Format && (await media.ProbeAsync(request with { Parts = instead }, cancellationToken)).Seen is { } seen)
            {
                facts = Joined(facts, seen, started);
                instead &= seen.Unreadable is null ? instead : ~ProbeParts.Text;
            }

            var undone = share & ~instead;
            DateTimeOffset? again = e.Kind == ErrorKind.TryLater ? time.GetUtcNow() + (e.RetryAfter ?? UsualWait) : null;
            return undone == ProbeParts.Format ? facts : facts with { Troubles = [.. facts.Troubles, new(undone, e.Message, again)] };
        }
    }

    private MediaFacts Joined(MediaFacts facts, SeenFacts seen, long started)
    {
        // One call for all its parts: each took as long as that.
        var duration = time.GetElapsedTime(started).TotalMilliseconds;
        var others = facts.Durations.Where(each => !seen.Engines.ContainsKey(each.Key));
        return facts with
        {
            Seen = facts.Seen?.With(seen) ?? seen,
            Durations = new Dictionary<string, double>([.. others, .. seen.Engines.Keys.Select(name => KeyValuePair.Create(name, duration))]),
        };
    }
}
