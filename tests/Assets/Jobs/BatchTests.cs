using System.Globalization;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Tests.Jobs;

public sealed class BatchTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();
    private readonly CountingWork _work = new();

    private Batches Batches => _library.Get<Batches>();

    private RunBatch Run => new(Batches, [_work], _library.Get<Storage.IClaims>(), _library.Clock);

    [Fact]
    public async Task A_batch_goes_through_its_steps_to_its_end()
    {
        var batch = await StartAsync();
        Assert.Equal(1, await _library.Queue.CountAsync(Job.Queue, Token));
        await Run.ExecuteAsync(JobOf(batch), Token);

        var ended = await FindAsync(batch);
        Assert.Equal((BatchState.Done, 3, "3"), (ended.State, ended.Done, ended.Position));
    }

    [Fact]
    public async Task After_a_crash_it_goes_on_where_it_was()
    {
        var batch = await StartAsync();
        _work.FailAt = 2;
        await Assert.ThrowsAsync<IOException>(() => Run.ExecuteAsync(JobOf(batch), Token));
        Assert.Equal(1, (await FindAsync(batch)).Done);

        _work.FailAt = null;
        await Run.ExecuteAsync(JobOf(batch), Token);
        Assert.Equal(["0", "1", "1", "2"], _work.Positions);
    }

    [Fact]
    public async Task A_cancelled_batch_takes_no_further_step()
    {
        var batch = await StartAsync();
        _work.DuringStep = () => Batches.CancelAsync(TestLibrary.Cloud, batch.Id, Token);
        await Run.ExecuteAsync(JobOf(batch), Token);

        Assert.Equal(BatchState.Cancelled, (await FindAsync(batch)).State);
        Assert.Single(_work.Positions);
    }

    [Fact]
    public async Task A_batch_whose_message_was_lost_gets_another_from_the_sweep()
    {
        await StartAsync();
        await _library.SweepAsync();
        Assert.Equal(1, await _library.Queue.CountAsync(Job.Queue, Token));
        _library.Clock.Advance(TimeSpan.FromMinutes(3));
        await _library.SweepAsync();
        Assert.Equal(2, await _library.Queue.CountAsync(Job.Queue, Token));
    }

    [Fact]
    public async Task What_was_given_up_says_so_and_is_not_sent_again()
    {
        var batch = await StartAsync();
        await Run.GiveUpAsync(JobOf(batch), Token);
        _library.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.NotNull((await FindAsync(batch)).Error);
        Assert.Equal(0, await Batches.ResumeAsync(Token));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<Batch> StartAsync() => Batches.StartAsync(TestLibrary.Cloud, _work.Kind, "{}", 3, Token);

    private async Task<Batch> FindAsync(Batch batch) => (await Batches.FindAsync(batch.Cloud, batch.Id, Token))!;

    private static Job JobOf(Batch batch) => new(RunBatch.JobKind, batch.Cloud, batch.Id);

    /// <summary>Three steps.</summary>
    private sealed class CountingWork : IBatchWork
    {
        public List<string> Positions { get; } = [];

        public int? FailAt { get; set; }

        public Func<Task>? DuringStep { get; set; }

        public string Kind => "counting";

        public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
        {
            Positions.Add(batch.Position ?? "0");
            var done = batch.Done + 1;
            if (done == FailAt)
            {
                throw new IOException("As asked.");
            }

            await (DuringStep?.Invoke() ?? Task.CompletedTask);
            return batch with { Done = done, Position = done.ToString(CultureInfo.InvariantCulture), State = done == 3 ? BatchState.Done : BatchState.Running };
        }
    }
}
