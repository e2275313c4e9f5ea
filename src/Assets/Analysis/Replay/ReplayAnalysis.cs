using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Analysis.Replay;

/// <summary>Has steps of the analysis done anew, in the background: of some assets, or of all of a cloud.</summary>
public sealed class ReplayAnalysis(Catalog catalog, Batches batches, ListAnalysis list, AnalysisStates states)
{
    public const int MostIds = 100;

    /// <returns>The batch that does it; the one that is at the very same already where there is one.</returns>
    /// <exception cref="DamException">Forbidden; InvalidParameter; NotFound: an asset is named that is not there.</exception>
    public async Task<Batch> StartAsync(Caller caller, string cloud, ReplayRequest request, CancellationToken cancellationToken)
    {
        if (caller.Role < Role.TechnicalAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "Replaying the analysis needs one of the admin roles");
        }

        AnalysisSteps.Demand(request.Step);
        if (request.AssetIds.Length > MostIds)
        {
            throw DamException.Invalid($"Too many ids: {request.AssetIds.Length}, at most {MostIds}");
        }

        foreach (var id in request.AssetIds)
        {
            _ = await catalog.FindByIdAsync(cloud, id, cancellationToken) ?? throw DamException.NotFound(id);
        }

        return await StartAsync(cloud, request, isByItself: false, cancellationToken);
    }

    /// <param name="isByItself">Nobody asked for it: one that somebody began stays in sight.</param>
    internal async Task<Batch> StartAsync(string cloud, ReplayRequest request, bool isByItself, CancellationToken cancellationToken)
    {
        var arguments = request.ToJson();
        var running = await batches.RunningAsync(cloud, ReplayWork.WorkKind, cancellationToken);
        if (running.FirstOrDefault(each => each.Arguments == arguments) is { } same)
        {
            return same;
        }

        var batch = await batches.StartAsync(cloud, ReplayWork.WorkKind, arguments, await TotalAsync(cloud, request, cancellationToken), cancellationToken);
        if (!isByItself || running.Count == 0)
        {
            await states.ChangeAsync(cloud, state => state with { Replay = batch.Id }, cancellationToken);
        }

        return batch;
    }

    /// <summary>The one that somebody began last, or that began by itself while there was no other; null for none.</summary>
    public async Task<Batch?> LastAsync(string cloud, CancellationToken cancellationToken)
        => (await states.ReadAsync(cloud, cancellationToken)).Replay is { } id ? await batches.FindAsync(cloud, id, cancellationToken) : null;

    private async Task<long?> TotalAsync(string cloud, ReplayRequest request, CancellationToken cancellationToken)
        => request.AssetIds.Length > 0 ? request.AssetIds.Length
            : ReplayWork.ListedAs(request.Kind) is { } state && await list.CountAsync(cloud, state, ListAnalysis.MostCounted, cancellationToken) is { IsAll: true, Count: var count } ? count
            : null;
}
