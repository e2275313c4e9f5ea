using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Notifications;

namespace ServerlessDam.Functions.Notifications;

/// <summary>Tells of what happened, beside all other jobs.</summary>
public sealed class NotificationFunctions(RunJob run, GiveUpJob giveUp)
{
    [Function("Notify")]
    public Task Run([QueueTrigger(NotificationQueue.Name)] Job job, CancellationToken cancellationToken)
        => run.ExecuteAsync(job, cancellationToken);

    [Function("GiveUpNotification")]
    public Task GiveUp([QueueTrigger(NotificationQueue.Name + "-poison")] Job job, CancellationToken cancellationToken)
        => giveUp.ExecuteAsync(job, cancellationToken);
}
