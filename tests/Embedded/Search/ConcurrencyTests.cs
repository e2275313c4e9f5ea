using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Tests.Search;

/// <summary>Searches beside writes: each sees one state, and none waits.</summary>
public sealed class ConcurrencyTests : StoreTest
{
    private static SearchQuery Pairs => new(new SearchPredicate.Exact("tags", "pair"), [new("bytes", true)], 100, null, [new("tags", [])]);

    [Fact]
    public async Task A_search_sees_all_of_a_write_or_nothing_of_it()
    {
        using var done = new CancellationTokenSource();
        var searches = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            do
            {
                var hits = await Store.Search.SearchAsync("demo", Pairs, Token);
                Assert.Equal(0, hits.Total % 2);
                Assert.Equal(Math.Min(100, hits.Total), hits.Hits.Length);
                Assert.Equal(hits.Total, hits.Facets[0].Counts.Where(count => count.Key == "pair").Sum(count => count.Count));
            }
            while (!done.IsCancellationRequested);
        }, Token)).ToArray();
        for (var round = 0; round < 60; round++)
        {
            await Store.Search.WriteAsync("demo", [Documents.Put($"{round} a", ("tags", "pair")), Documents.Put($"{round} b", ("tags", "pair"))], Token);
            if (round % 3 == 2)
            {
                await Store.Search.WriteAsync("demo", [new($"{round} a", null), new($"{round} b", null)], Token);
            }
        }

        await done.CancelAsync();
        await Task.WhenAll(searches);
        Assert.Equal(80, await Store.Search.TotalAsync("demo", Pairs.Where, Token));
    }

    [Fact]
    public async Task A_search_that_nobody_waits_for_ends()
    {
        await Store.Search.WriteAsync("demo", [Documents.Put("a", ("tags", "pair"))], Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.Search.SearchAsync("demo", Pairs, new CancellationToken(canceled: true)));

        Assert.Equal(1, await Store.Search.TotalAsync("demo", Pairs.Where, Token));
    }

    [Fact]
    public async Task Columns_in_memory_are_those_of_the_cloud_after_it_was_cleared()
    {
        var large = new SearchPredicate.Between("bytes", 5, true, null, true);
        await Store.Search.WriteAsync("demo", [Documents.Put("a"), Documents.Put("b")], Token);
        Assert.Equal(2, await Store.Search.TotalAsync("demo", large, Token));

        await Store.Search.ClearAsync("demo", Token);
        Assert.Equal(0, await Store.Search.TotalAsync("demo", large, Token));
        await Store.Search.WriteAsync("demo", [new("c", Documents.Of("c") with { Numbers = [] }), Documents.Put("d")], Token);
        Assert.Equal(1, await Store.Search.TotalAsync("demo", large, Token));
    }
}
