using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Workers;

/// <summary>Who crashed a worker: the content, or what was asked of it.</summary>
internal static class Culprit
{
    /// <summary>
    /// Whether nothing but the decoder of this content can have: there is no layer, no model and no part of the analysis but the plainest,
    /// which every other look at the pixels comes down to.
    /// </summary>
    public static bool IsContent(WorkerRequest request) => request switch
    {
        { Derive: { } derive } => derive.Layers.Count == 0 && !WorkCost.Looks(derive),
        { Probe: { } probe } => probe.Parts is ProbeParts.Format or ProbeParts.Colors,
        _ => true,
    };
}
