using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Search.Reconcile;

namespace ServerlessDam.Functions.Operations;

/// <summary>Writes the search index of the environment anew, in the foreground. It is the batch that the app would do: interrupted, either goes on with it.</summary>
internal sealed class ReindexCommand(Reindex reindex, Batches batches, RunJob run, IOptions<ProductEnvironmentOptions> environment, TimeProvider time) : ICommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task<int> RunAsync(CommandArguments arguments, CancellationToken cancellationToken)
    {
        var (cloud, start) = (environment.Value.CloudName, time.GetTimestamp());
        var batch = await reindex.StartAsync(Caller.System("reindex"), cloud, cancellationToken);
        while (batch.State == BatchState.Running)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var turn = run.ExecuteAsync(new(RunBatch.JobKind, cloud, batch.Id), cancellationToken);
            while (!turn.IsCompleted)
            {
                await Task.WhenAny(turn, Task.Delay(Interval, time, cancellationToken));
                batch = await batches.FindAsync(cloud, batch.Id, CancellationToken.None) ?? batch;
                await Console.Error.WriteLineAsync(Line(batch));
            }

            await turn;
            var done = batch.Done;
            batch = await batches.FindAsync(cloud, batch.Id, cancellationToken) ?? batch;
            if (batch.State == BatchState.Running && batch.Done == done)
            {
                // Somebody else is at it, or was until it died: its claim ends by itself.
                await Task.Delay(Interval, time, cancellationToken);
            }
        }

        var seconds = time.GetElapsedTime(start).TotalSeconds;
        CommandOutput.Print(new { Assets = batch.Done, batch.State, Found = batch.Result is { } found ? JsonNode.Parse(found) : null, Seconds = Math.Round(seconds, 2) });
        return batch.State == BatchState.Done ? 0 : 1;
    }

    private static string Line(Batch batch)
        => batch.Total is > 0 and var total
            ? string.Create(CultureInfo.InvariantCulture, $"reindex: {batch.Done} of about {total} assets, {100.0 * batch.Done / total:0} %")
            : $"reindex: {batch.Done} assets";
}
