using System.Collections.Immutable;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Jobs;

/// <summary>Keeps a job that failed five times where people can see and retry it, and lets its handler note the failure.</summary>
public sealed class GiveUpJob(ITableStore tables, JobHandlers handlers, IdGenerator ids, TimeProvider time)
{
    private const string Table = "failedjobs";

    public async Task ExecuteAsync(Job job, CancellationToken cancellationToken)
    {
        await handlers.For(job).GiveUpAsync(job, cancellationToken);
        var row = new Row(job.Cloud, $"{time.GetUtcNow().UtcTicks:D19}-{ids.Hex32()}", ImmutableDictionary<string, object>.Empty.Add("job", job.ToJson()));
        await tables.ApplyAsync(Table, job.Cloud, [new RowChange.Put(row)], cancellationToken);
    }
}
