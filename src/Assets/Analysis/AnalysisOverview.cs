using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis.Replay;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Analysis;

/// <summary>How the analysis of a cloud is.</summary>
/// <param name="Pending">Assets with a step that waits; null for more than <see cref="ListAnalysis.MostCounted"/>, and likewise the others.</param>
/// <param name="Failed">With one that is quarantined.</param>
/// <param name="Unavailable">With one that nothing here could do.</param>
/// <param name="Replay">See <see cref="ReplayAnalysis.LastAsync"/>.</param>
public sealed record AnalysisStatus(int? Pending, int? Failed, int? Unavailable, IReadOnlyList<StepEngine> Steps, Batch? Replay);

/// <param name="Engine">What does it here, with its version; null where that is not known, or nothing does.</param>
public sealed record StepEngine(string Name, string? Engine);

/// <summary>Shows admins how the analysis of a cloud is.</summary>
public sealed class AnalysisOverview(ListAnalysis list, AnalysisEngines engines, ReplayAnalysis replay)
{
    public async Task<AnalysisStatus> ReadAsync(Caller caller, string cloud, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        var current = await engines.CurrentAsync(cancellationToken);
        return new(
            await CountAsync(AnalysisState.Pending),
            await CountAsync(AnalysisState.Failed),
            await CountAsync(AnalysisState.Unavailable),
            [.. AnalysisSteps.Names.Select(name => new StepEngine(name, current.GetValueOrDefault(name)))],
            await replay.LastAsync(cloud, cancellationToken));

        async Task<int?> CountAsync(AnalysisState state)
            => await list.CountAsync(cloud, state, ListAnalysis.MostCounted, cancellationToken) is { IsAll: true, Count: var count } ? count : null;
    }
}
