using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>Everything that can find out something about a picture: each part is done by the first engine that offers it, and by the media workers otherwise.</summary>
public sealed class AnalysisEngines(IMediaProcessor media, IEnumerable<IAnalysisEngine> engines)
{
    /// <summary>After a fault of an engine that names no time.</summary>
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(1);

    /// <summary>Those of <see cref="ProbeParts.Seen"/> that something can find out, if not now. Cheap to ask.</summary>
    public ProbeParts Sees => engines.Aggregate(media.Sees, (parts, engine) => parts | engine.Parts);

    /// <summary>The parts, and what an engine that is asked for one of them finds out in the same call.</summary>
    public ProbeParts Along(ProbeParts parts)
        => engines.Where(engine => engine.Rest is null && (engine.Parts & parts & ProbeParts.Seen) != 0).Aggregate(parts, (all, engine) => all | engine.Parts);

    /// <summary>
    /// As <see cref="IMediaProcessor.ProbeAsync"/>. An engine that does not look, or refuses the picture, is a trouble of the facts and no error; while
    /// its budget is spent, and for what it refuses, the media workers take its place as far as they can.
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
        if (facts is not { Kind: ResourceType.Image, Width: not null, Problem: null })
        {
            return facts;
        }

        foreach (var (engine, share) in shares.Where(each => each.Parts != ProbeParts.Format))
        {
            facts = await SeeAsync(request, facts, engine, share, cancellationToken);
        }

        return facts;
    }

    private async Task<MediaFacts> SeeAsync(ProbeRequest request, MediaFacts facts, IAnalysisEngine engine, ProbeParts share, CancellationToken cancellationToken)
    {
        try
        {
            return Joined(facts, await engine.SeeAsync(request.Path, facts, share, cancellationToken));
        }
        catch (DamException e) when (e.Kind is ErrorKind.TryLater or ErrorKind.Unprocessable)
        {
            // A passing fault is waited for: what the workers see instead would stay.
            var isPassing = e.Kind == ErrorKind.TryLater && engine.Rest is null;
            var instead = isPassing ? ProbeParts.Format : share & media.Sees;
            if (instead != ProbeParts.Format)
            {
                facts = Joined(facts, (await media.ProbeAsync(request with { Parts = instead }, cancellationToken)).Seen);
            }

            var undone = share & ~instead;
            return undone == ProbeParts.Format
                ? facts
                : facts with { Troubles = [.. facts.Troubles, new(undone, e.Message, e.Kind == ErrorKind.TryLater ? e.RetryAfter ?? UsualWait : null)] };
        }
    }

    private static MediaFacts Joined(MediaFacts facts, SeenFacts? seen)
        => seen is null ? facts : facts with { Seen = facts.Seen?.With(seen) ?? seen };
}
