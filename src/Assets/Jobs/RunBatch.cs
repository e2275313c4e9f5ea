using System.Collections.Frozen;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Jobs;

/// <summary>
/// Takes a batch through its steps, one process at a time, and notes after each how far it is. After a minute it makes room for
/// other jobs and comes back.
/// </summary>
public sealed class RunBatch(Batches batches, IEnumerable<IBatchWork> works, IClaims claims, TimeProvider time) : IJobHandler
{
    public const string JobKind = "batch";

    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    private readonly FrozenDictionary<string, IBatchWork> _works = works.ToFrozenDictionary(work => work.Kind, StringComparer.Ordinal);

    public string Kind => JobKind;

    public async Task ExecuteAsync(Job job, CancellationToken cancellationToken)
    {
        // Who holds the claim is at it; should it die, the sweep sends another message.
        await using var claim = await HeldClaim.TryTakeAsync(claims, $"batch {job.Cloud} {job.Id}", time, cancellationToken);
        if (claim is null)
        {
            return;
        }

        var started = time.GetTimestamp();
        while (await batches.FindAsync(job.Cloud, job.Id, cancellationToken) is { State: BatchState.Running } batch)
        {
            if (time.GetElapsedTime(started) > Turn)
            {
                await batches.SendAsync(job.Cloud, job.Id, TimeSpan.Zero, cancellationToken);
                return;
            }

            using var occasion = Occasion.Begin(batch.Occasion);
            var after = await _works[batch.Kind].StepAsync(batch, cancellationToken);

            // Losing this write means that it was cancelled meanwhile: the next look sees it. A step that ended the work ended it all the same.
            await batches.WriteAsync(after, CancellationToken.None);
            if (after is { State: BatchState.Running, Pause: { } pause })
            {
                await batches.SendAsync(job.Cloud, job.Id, pause, cancellationToken);
                return;
            }
        }
    }

    public async Task GiveUpAsync(Job job, CancellationToken cancellationToken)
    {
        while (await batches.FindAsync(job.Cloud, job.Id, cancellationToken) is { State: BatchState.Running } batch)
        {
            await _works[batch.Kind].GiveUpAsync(batch, cancellationToken);
            var failed = batch with { State = BatchState.Failed, Error = "It was tried five times; see the server's log" };
            if (await batches.WriteAsync(failed, cancellationToken))
            {
                return;
            }
        }
    }
}
