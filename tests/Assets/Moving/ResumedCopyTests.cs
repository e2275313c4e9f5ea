using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Moving;

namespace ServerlessDam.Assets.Tests.Moving;

/// <summary>The process that copies dies at a call to one of its storages; another one runs again.</summary>
public sealed class ResumedCopyTests : IAsyncDisposable
{
    private readonly Place _source = new("the source");
    private readonly CopyLibrary _copy = new(new IdGenerator(), TimeProvider.System);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whichever_call_was_the_last_the_next_run_finishes_the_copy(bool callHappens)
    {
        await RandomLibrary.FillAsync(_source, seed: 7, rows: 12, blobs: 3);
        var expected = await _source.DumpAsync();
        var calls = 0;
        for (var hasDied = true; hasDied; calls++)
        {
            await using var target = new Place("the target");
            target.Faults.DieAt(calls + 1, callHappens);
            hasDied = await Record.ExceptionAsync(() => CopyAsync(target)) is StorageDied;
            target.Faults.Restart();

            Assert.Equal(0, (await CopyAsync(target)).Differences);
            Assert.Equal(expected, await target.DumpAsync());
        }

        Assert.InRange(calls, 30, 200);
    }

    [Fact]
    public async Task A_source_that_fails_costs_a_run_and_nothing_else()
    {
        await RandomLibrary.FillAsync(_source, seed: 8, rows: 12, blobs: 3);
        await using var target = new Place("the target");
        for (var call = 1; call < 20; call += 2)
        {
            _source.Faults.DieAt(call, callHappens: false);
            await Record.ExceptionAsync(() => CopyAsync(target));
        }

        _source.Faults.Restart();
        Assert.Equal(0, (await CopyAsync(target)).Differences);
        Assert.Equal(await _source.DumpAsync(), await target.DumpAsync());
    }

    [Fact]
    public async Task A_run_that_resumes_writes_only_what_is_left()
    {
        await RandomLibrary.FillAsync(_source, seed: 9, rows: 10, blobs: 30);
        await using var target = new Place("the target");
        target.Faults.DieAt(50, callHappens: true);
        await Assert.ThrowsAsync<StorageDied>(() => CopyAsync(target));
        target.Faults.Restart();

        var report = await CopyAsync(target);

        Assert.True(report.IsResumed);
        Assert.Equal(30, report.Parts[0].Items);
        Assert.InRange(report.Parts[0].Copied, 10, 22);
    }

    [Fact]
    public async Task Bytes_that_were_read_back_once_are_not_read_again()
    {
        await RandomLibrary.FillAsync(_source, seed: 10, rows: 10, blobs: 30);
        await using var target = new Place("the target");
        await DieAfterBlobsAsync(target);

        var calls = 0;
        _source.Faults.AfterCall = _ => Task.FromResult(Interlocked.Increment(ref calls));
        var report = await _copy.ExecuteAsync(_source.Library with { Tables = _source.Tables }, target.Library, Verification.Full, new Unheard(), Token);

        Assert.Equal((0L, 0L), (report.Differences, report.Parts[0].Copied));

        // Containers that move are looked through, compared with what is there, compared again; those that stay are counted.
        var listings = LibraryParts.Containers.Sum(part => part.Fate switch { PartFate.Moved => 3, PartFate.LeftBehind => 1, _ => 0 });
        Assert.Equal(listings, calls);
    }

    [Fact]
    public async Task What_changed_on_either_side_between_two_runs_is_put_right()
    {
        await RandomLibrary.FillAsync(_source, seed: 11, rows: 30, blobs: 10);
        await using var target = new Place("the target");
        await DieAfterBlobsAsync(target);

        var names = (await _source.Blobs.ListAsync("originals", "", 10, null, Token)).Blobs;
        await _source.Blobs.DeleteAsync(names[0].Name, null, Token);
        await _source.PutAsync(names[1].Name, [.. Enumerable.Repeat((byte)1, (int)names[1].SizeInBytes)]);
        await target.PutAsync(names[2].Name, [9]);
        await target.PutAsync(new("originals", "stranger"), [9]);
        await target.PutAsync("catalog", new("stranger", "a", ImmutableDictionary<string, object>.Empty.Add("value", 1)));

        var report = await CopyAsync(target);

        Assert.Equal((0L, 2L), (report.Differences, report.Parts[0].Removed));
        Assert.Equal(await _source.DumpAsync(), await target.DumpAsync());
    }

    [Fact]
    public async Task A_cancelled_copy_ends_at_once_and_resumes()
    {
        await RandomLibrary.FillAsync(_source, seed: 12, rows: 10, blobs: 20);
        await using var target = new Place("the target");
        using var stop = new CancellationTokenSource();
        target.Faults.AfterCall = call => call == 20 ? stop.CancelAsync() : Task.CompletedTask;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _copy.ExecuteAsync(_source.Library, target.Library, Verification.Full, new Unheard(), stop.Token));
        Assert.Equal(0, (await CopyAsync(target)).Differences);
    }

    [Fact]
    public async Task The_app_does_not_start_on_half_a_library_and_does_on_a_whole_one()
    {
        await RandomLibrary.FillAsync(_source, seed: 13, rows: 10, blobs: 5);
        await using var target = new Place("the target");
        var guard = new UnfinishedCopyGuard(target.Tables);
        await guard.StartingAsync(Token);
        await DieAfterBlobsAsync(target);

        Assert.Equal(ErrorKind.AlreadyExists, (await Assert.ThrowsAsync<DamException>(() => guard.StartingAsync(Token))).Kind);
        await CopyAsync(target);
        await guard.StartingAsync(Token);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>All blobs are there, and nothing of the rows.</summary>
    private async Task DieAfterBlobsAsync(Place target)
    {
        await Assert.ThrowsAsync<StorageDied>(() => _copy.ExecuteAsync(_source.Library, target.Library, Verification.Full, new DyingAtRows(), Token));
    }

    private Task<CopyReport> CopyAsync(Place target) => _copy.ExecuteAsync(_source.Library, target.Library, Verification.Full, new Unheard(), Token);

    private sealed class DyingAtRows : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value)
        {
            if (value.Stage == CopyStage.Rows)
            {
                throw new StorageDied();
            }
        }
    }
}
