using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Jobs;

/// <summary>Work in the background: how far it is, and ending it.</summary>
internal sealed class BatchEndpoint(WatchBatch watch)
{
    public async Task<IActionResult> Get(WireContext context, CancellationToken cancellationToken)
        => Answer(await watch.FindAsync(context.Caller, context.Environment.CloudName, context.Value("batch_id"), cancellationToken));

    public async Task<IActionResult> Cancel(WireContext context, CancellationToken cancellationToken)
        => Answer(await watch.CancelAsync(context.Caller, context.Environment.CloudName, context.Value("batch_id"), cancellationToken));

    internal static WireResult Answer(Batch batch) => new(Body(batch));

    internal static object Body(Batch batch)
        => new { BatchId = batch.Id, batch.Kind, batch.State, batch.Done, batch.Total, batch.Error, batch.CreatedAt, batch.UpdatedAt };
}
