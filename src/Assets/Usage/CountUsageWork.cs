using System.Text.Json;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Usage;

/// <summary>Counts a library that is too large to be counted while somebody waits.</summary>
public sealed class CountUsageWork(ITableStore tables, UsageStore store, TimeProvider time) : IBatchWork
{
    public const string WorkKind = "count_usage";

    private const int PagesOfAStep = 10;

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        var count = batch.Position is { } position ? JsonSerializer.Deserialize(position, UsageJson.Default.UsageCount)! : UsageCount.Nothing;
        for (var page = 0; page < PagesOfAStep; page++)
        {
            if (await count.NextAsync(tables, batch.Cloud, cancellationToken) is not { } next)
            {
                await store.SaveAsync(batch.Cloud, count.At(time.GetUtcNow()), cancellationToken);
                return batch with { State = BatchState.Done, Done = count.Assets + count.Derived, Total = count.Assets + count.Derived };
            }

            count = next;
        }

        return batch with { Position = JsonSerializer.Serialize(count, UsageJson.Default.UsageCount), Done = count.Assets + count.Derived };
    }
}
