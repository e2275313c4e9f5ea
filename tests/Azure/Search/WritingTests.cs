using System.Collections.Concurrent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Azure.Tests.Search.StandIn;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>Batches, and a service that is busy.</summary>
public sealed class WritingTests : IDisposable
{
    private readonly StandInSearchService _service = new();
    private readonly ManualTime _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<string> Batches => _service.Requests.Where(request => request.Path.EndsWith("search.index", StringComparison.Ordinal)).Select(request => request.Body);

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Many_documents_go_in_batches_of_a_thousand()
    {
        var index = StandInIndexes.On(_service);

        await index.WriteAsync("c", [.. Enumerable.Range(0, 2500).Select(number => Samples.Change(number))], Token);

        Assert.Equal(3, Batches.Count());
        Assert.Equal(2500, await index.CountAsync("c", Token));
        await index.ClearAsync("c", Token);
        Assert.Equal(0, await index.CountAsync("c", Token));
    }

    [Fact]
    public async Task Large_documents_go_in_batches_that_the_service_takes_and_their_first_words_are_found()
    {
        var index = StandInIndexes.On(_service);
        var book = string.Join(' ', Enumerable.Range(0, 60_000).Select(number => $"wört{number}"));

        await index.WriteAsync("c", [.. Enumerable.Range(0, 3).Select(number => Samples.Change(number, new SearchText("context.book", book)))], Token);

        Assert.True(Batches.Count() > 1);
        Assert.All(Batches, batch => Assert.True(batch.Length < 16 << 20));
        Assert.Equal(3, (await index.RowsAsync(new SearchPredicate.Words("context.book", ["wört17", "wört18"], false))).Count());
    }

    [Fact]
    public async Task Of_several_changes_of_an_asset_the_last_one_counts()
    {
        var index = StandInIndexes.On(_service);

        await index.WriteAsync("c", [Samples.Change(1, new SearchText("tags", "old")), new SearchChange(Samples.Id(1), null), Samples.Change(1, new SearchText("tags", "new")), Samples.Change(2), new SearchChange(Samples.Id(2), null)], Token);

        Assert.Equal(["row1"], await index.RowsAsync(new SearchPredicate.Everything()));
        Assert.Equal(["row1"], await index.RowsAsync(new SearchPredicate.Exact("tags", "new")));
    }

    [Theory]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Documents_that_the_service_was_too_busy_for_go_again_after_a_pause(int status)
    {
        var refused = new ConcurrentDictionary<string, bool>();
        _service.DocumentTrouble = key => refused.Count < 2 && refused.TryAdd(key, true) ? status : null;
        var index = StandInIndexes.On(_service, _time);

        var writing = index.WriteAsync("c", [.. Enumerable.Range(0, 5).Select(number => Samples.Change(number))], Token);
        await PassAsync(writing);

        await writing;
        Assert.Equal([5, 2], Batches.Select(batch => batch.Split("\"key\":").Length - 1));
        Assert.Equal(5, await index.CountAsync("c", Token));
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_given_up_as_one_to_try_later()
    {
        _service.DocumentTrouble = _ => 503;
        var index = StandInIndexes.On(_service, _time);

        var writing = index.WriteAsync("c", [Samples.Change(1)], Token);
        await PassAsync(writing);

        Assert.Equal(ErrorKind.TryLater, (await Assert.ThrowsAsync<DamException>(() => writing)).Kind);
        Assert.Equal(5, Batches.Count());
    }

    [Fact]
    public async Task A_document_that_the_service_never_takes_is_a_bug_and_not_tried_again()
    {
        _service.DocumentTrouble = _ => 400;

        await Assert.ThrowsAsync<InvalidOperationException>(() => StandInIndexes.On(_service).WriteAsync("c", [Samples.Change(1)], Token));
        Assert.Single(Batches);
    }

    /// <summary>Moves the clock whenever somebody waits for it.</summary>
    private async Task PassAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(_time.Waiting > 0 ? 10 : 0));
            await Task.Yield();
        }
    }
}
