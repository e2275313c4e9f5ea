using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>Everything that can find out something about a picture: each part is done by the first engine that offers it, and by the media workers otherwise.</summary>
public sealed class AnalysisEngines(IMediaProcessor media, IEnumerable<IAnalysisEngine> engines)
{
    /// <summary>Those of <see cref="ProbeParts.Seen"/> that something can find out now. Cheap to ask.</summary>
    public ProbeParts Sees => engines.Aggregate(media.Sees, (parts, engine) => parts | engine.Parts);

    /// <summary>As <see cref="IMediaProcessor.ProbeAsync"/>.</summary>
    /// <exception cref="DamException">Unprocessable: the file ended or overran its workers, or an engine refuses it. TryLater: an engine does not answer.</exception>
    public async Task<MediaFacts> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var left = request.Parts;
        List<(IAnalysisEngine Engine, ProbeParts Parts)> shares = [];
        foreach (var engine in engines)
        {
            var share = left & engine.Parts & ProbeParts.Seen;
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
            var seen = await engine.SeeAsync(request.Path, facts, share, cancellationToken);
            facts = facts with { Seen = facts.Seen?.With(seen) ?? seen };
        }

        return facts;
    }
}
