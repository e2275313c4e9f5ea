using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Search.Reconcile;

namespace ServerlessDam.Functions.Jobs;

/// <summary>What happens without anybody asking: queued jobs, and the sweep after them.</summary>
public sealed class JobFunctions(RunJob run, GiveUpJob giveUp, Sweeper sweeper, Reconciler reconciler, StorageOwnership ownership)
{
    [Function("RunJob")]
    public Task Run([QueueTrigger(Job.Queue)] Job job, CancellationToken cancellationToken)
        => run.ExecuteAsync(job, cancellationToken);

    [Function("GiveUpJob")]
    public Task GiveUp([QueueTrigger(Job.Queue + "-poison")] Job job, CancellationToken cancellationToken)
        => giveUp.ExecuteAsync(job, cancellationToken);

    [Function("Sweep")]
    public Task Sweep([TimerTrigger("*/30 * * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
        => sweeper.ExecuteAsync(ownership.IsSole, cancellationToken);

    [Function("Reconcile")]
    public Task Reconcile([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
        => reconciler.ExecuteAsync(cancellationToken);
}
