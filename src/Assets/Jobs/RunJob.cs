namespace ServerlessDam.Assets.Jobs;

/// <summary>Hands a job to the handler of its kind.</summary>
public sealed class RunJob(JobHandlers handlers)
{
    public Task ExecuteAsync(Job job, CancellationToken cancellationToken) => handlers.For(job).ExecuteAsync(job, cancellationToken);
}
