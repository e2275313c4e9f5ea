using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis.Calls;

/// <summary>Calls in the background, as rows in the order of their time: whoever begins one takes the oldest that are over away.</summary>
public sealed class AnalysisTasks(ITableStore tables, IMessageQueue queue, AnalyzeSource analyze, IdGenerator ids, TimeProvider time) : IJobHandler
{
    private const string Table = "analysistasks";
    private const string JobKind = "analyze-call";
    private const int TakenAway = 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public string Kind => JobKind;

    /// <summary>Whether the caller may have it done was asked before.</summary>
    public async Task<AnalysisTask> StartAsync(string cloud, AnalysisModel model, PictureSource source, CancellationToken cancellationToken)
    {
        await ForgetAsync(cloud, cancellationToken);
        var id = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().ToUnixTimeSeconds():x8}{ids.Hex32()[..24]}");
        var task = new AnalysisTask { Id = id, Cloud = cloud, Model = model.Name, Source = source };
        await tables.ApplyAsync(Table, cloud, [new RowChange.Insert(RowOf(task))], cancellationToken);
        await queue.EnqueueAsync(Job.Queue, new Job(JobKind, cloud, id).ToJson(), TimeSpan.Zero, cancellationToken);
        return task;
    }

    /// <summary>Null when there is none, or none any more.</summary>
    public async Task<AnalysisTask?> FindAsync(string cloud, string id, CancellationToken cancellationToken)
        => id.Length == 32 && id.All(char.IsAsciiHexDigitLower) && string.CompareOrdinal(id, OldestId()) >= 0
            && await tables.GetAsync(Table, cloud, id, cancellationToken) is { } row
                ? AssetRows.Read(row, AnalysisTaskJson.Default.AnalysisTask) with { RowETag = row.ETag }
                : null;

    public async Task ExecuteAsync(Job job, CancellationToken cancellationToken)
    {
        if (await FindAsync(job.Cloud, job.Id, cancellationToken) is not { State: AnalysisTaskState.Pending } task)
        {
            return;
        }

        try
        {
            var results = await analyze.ExecuteAsync(task.Cloud, AnalysisModel.Of(task.Model), task.Source, cancellationToken);
            await EndAsync(task with { State = AnalysisTaskState.Completed, Results = results }, cancellationToken);
        }
        catch (DamException e) when (e.Kind != ErrorKind.TryLater)
        {
            await EndAsync(task with { State = AnalysisTaskState.Failed, Error = e.Message }, cancellationToken);
        }
    }

    public async Task GiveUpAsync(Job job, CancellationToken cancellationToken)
    {
        if (await FindAsync(job.Cloud, job.Id, cancellationToken) is { State: AnalysisTaskState.Pending } task)
        {
            await EndAsync(task with { State = AnalysisTaskState.Failed, Error = "It was tried five times in vain; try again later" }, cancellationToken);
        }
    }

    /// <summary>Whoever ended it before has the same to say.</summary>
    private Task<string?> EndAsync(AnalysisTask task, CancellationToken cancellationToken)
        => tables.ApplyAsync(Table, task.Cloud, [new RowChange.Put(RowOf(task), task.RowETag)], cancellationToken);

    private async Task ForgetAsync(string cloud, CancellationToken cancellationToken)
    {
        var over = await tables.QueryAsync(Table, cloud, new RowRange("", OldestId()), TakenAway, null, cancellationToken);
        if (over.Rows.Count > 0)
        {
            await tables.ApplyAsync(Table, cloud, [.. over.Rows.Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);
        }
    }

    private string OldestId() => string.Create(CultureInfo.InvariantCulture, $"{(time.GetUtcNow() - Lifetime).ToUnixTimeSeconds():x8}");

    private static Row RowOf(AnalysisTask task) => new(task.Cloud, task.Id, AssetRows.Body(task, AnalysisTaskJson.Default.AnalysisTask));
}
