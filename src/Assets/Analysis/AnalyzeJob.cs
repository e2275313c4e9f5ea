using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis;

/// <summary>The analysis of one version of an asset, as a job.</summary>
public sealed class AnalyzeJob(AnalyzeAsset analyze, IMessageQueue queue) : IJobHandler
{
    public const string JobKind = "analyze";

    /// <summary>Until whoever should look at it is asked again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public string Kind => JobKind;

    public static Job Of(string cloud, string assetId, string versionId) => new(JobKind, cloud, assetId, versionId);

    public async Task ExecuteAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            // With the message in hand, as long as one who died would seem to be at it: else its crashes would be counted by nobody.
            await analyze.ExecuteAsync(job.Cloud, job.Id, job.VersionId!, HeldClaim.Longest, cancellationToken);
        }
        catch (DamException e) when (AnalysisTry.IsAway(e))
        {
            // It is no try, however long that lasts: the host would give it up after five.
            await queue.EnqueueAsync(Job.Queue, job.ToJson(), Pause, cancellationToken);
        }
    }

    public Task GiveUpAsync(Job job, CancellationToken cancellationToken)
        => analyze.GiveUpAsync(job.Cloud, job.Id, job.VersionId!, cancellationToken);
}
