using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>Everything that can find out something about a picture: each part is done by the first engine that offers it, and by the media workers otherwise.</summary>
public sealed class AnalysisEngines(IMediaProcessor media, IEnumerable<IAnalysisEngine> engines, TimeProvider time)
{
    /// <summary>Those of <see cref="ProbeParts.Seen"/> that something can find out now. Cheap to ask.</summary>
    public ProbeParts Sees => engines.Aggregate(media.Sees, (parts, engine) => parts | engine.Parts);

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
            var started = time.GetTimestamp();
            var seen = await engine.SeeAsync(request.Path, facts, share, cancellationToken);

            // One call for all its parts: each took as long as that.
            var duration = time.GetElapsedTime(started).TotalMilliseconds;
            var others = facts.Durations.Where(each => !seen.Engines.ContainsKey(each.Key));
            facts = facts with
            {
                Seen = facts.Seen?.With(seen) ?? seen,
                Durations = new Dictionary<string, double>([.. others, .. seen.Engines.Keys.Select(name => KeyValuePair.Create(name, duration))]),
            };
        }

        return facts;
    }
}
