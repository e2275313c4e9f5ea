using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Analysis;

/// <summary>The analysis of one version of an asset, as a job.</summary>
public sealed class AnalyzeJob(AnalyzeAsset analyze) : IJobHandler
{
    public const string JobKind = "analyze";

    public string Kind => JobKind;

    public static Job Of(string cloud, string assetId, string versionId) => new(JobKind, cloud, assetId, versionId);

    public Task ExecuteAsync(Job job, CancellationToken cancellationToken)
        => analyze.ExecuteAsync(job.Cloud, job.Id, job.VersionId!, cancellationToken);

    public Task GiveUpAsync(Job job, CancellationToken cancellationToken)
        => analyze.GiveUpAsync(job.Cloud, job.Id, job.VersionId!, cancellationToken);
}
