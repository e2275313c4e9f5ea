using ServerlessDam.Assets.Analysis;

namespace ServerlessDam.Assets.Jobs;

/// <summary>Hands a job to the use case of its kind.</summary>
public sealed class RunJob(AnalyzeAsset analyze)
{
    public Task ExecuteAsync(Job job, CancellationToken cancellationToken) => job.Kind switch
    {
        Job.AnalyzeKind => analyze.ExecuteAsync(job.Cloud, job.AssetId, job.VersionId, cancellationToken),
        _ => throw new InvalidOperationException($"No handler for jobs of kind '{job.Kind}'."),
    };
}
