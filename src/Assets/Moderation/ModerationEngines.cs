using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Moderation;

/// <summary>What decides by itself on this server, by its name on the wire.</summary>
public sealed class ModerationEngines(IEnumerable<IModerationEngine> engines, AnalysisEngines analysis)
{
    internal IModerationEngine? Find(string kind) => engines.FirstOrDefault(engine => engine.Kind == kind);

    /// <exception cref="DamException">NotAvailable: nothing here decides by that name, or what it needs of the analysis cannot be found out here.</exception>
    public void DemandAvailable(IEnumerable<string> chain)
    {
        foreach (var kind in chain.Where(kind => kind != ModerationKinds.Manual))
        {
            if (Find(ModerationLink.Of(kind).Kind) is not { } engine || (engine.Needs & ProbeParts.Seen & ~analysis.Sees) != 0)
            {
                throw AddOn.NotSubscribed(ModerationKinds.ProductOf(kind));
            }
        }
    }

    /// <summary>What of the analysis a chain goes by.</summary>
    public ProbeParts NeedsOf(IEnumerable<string> chain)
        => chain.Aggregate(ProbeParts.Format, (parts, kind) => parts | (Find(ModerationLink.Of(kind).Kind)?.Needs ?? ProbeParts.Format));

    /// <summary>It is a machine's turn, and the analysis has ended what that one needs.</summary>
    internal bool IsReady(Asset asset)
        => ModerationChain.TurnOf(asset.Moderation) is var at and >= 0
            && (AnalysisPlan.Pending(asset.Analysis) & (Find(asset.Moderation[at].Kind)?.Needs ?? ProbeParts.Format)) == ProbeParts.Format;
}
