using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.StorageContracts.Search;

/// <summary>What every search index must do: keep documents, cloud by cloud, and read any predicate as <see cref="SearchMatcher"/> does.</summary>
public abstract class SearchIndexKeepingContract
{
    /// <inheritdoc cref="SearchIndexContract.Index"/>
    protected abstract ISearchIndex Index { get; }

    /// <summary>How many random catalogs are searched, each by <see cref="SearchSamples.Predicates"/> predicates.</summary>
    protected virtual int Rounds => 25;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc cref="SearchIndexContract.SettleAsync"/>
    protected virtual Task SettleAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_put_is_found_replaced_and_removed_and_a_second_time_changes_nothing()
    {
        for (var time = 0; time < 2; time++)
        {
            await WriteAsync("one", new SearchChange("0a", Document("0a", "red", 5)), new SearchChange("0b", Document("0b", "blue", 5)));
            Assert.Equal(["0a", "0b"], await FoundAsync("one", new SearchPredicate.Between("bytes", 5, true, 5, true)));
        }

        for (var time = 0; time < 2; time++)
        {
            await WriteAsync("one", new SearchChange("0a", Document("0a", "green", 7, "2")));
            Assert.Equal(["0a"], await FoundAsync("one", new SearchPredicate.Exact("tags", "green")));
            Assert.Empty(await FoundAsync("one", new SearchPredicate.Exact("tags", "red")));
            Assert.Equal(["0b"], await FoundAsync("one", new SearchPredicate.Between("bytes", 5, true, 5, true)));
            Assert.Equal([new IndexedAsset("0a", "2"), new("0b", "1")], await Index.ScanAsync("one", null, 10, Token));
        }

        for (var time = 0; time < 2; time++)
        {
            await WriteAsync("one", new SearchChange("0a", null), new SearchChange("missing", null));
            Assert.Equal(["0b"], await FoundAsync("one", new SearchPredicate.Everything()));
            Assert.Equal(1, await Index.CountAsync("one", Token));
        }
    }

    [Fact]
    public async Task Clouds_are_kept_apart_and_one_is_cleared_alone()
    {
        await WriteAsync("one", new SearchChange("0a", Document("0a", "red", 1)));
        await WriteAsync("two", new SearchChange("0a", Document("0a", "blue", 2)), new SearchChange("0b", Document("0b", "red", 2)));
        Assert.Equal(["0a"], await FoundAsync("one", new SearchPredicate.Exact("tags", "red")));
        Assert.Equal(["0b"], await FoundAsync("two", new SearchPredicate.Exact("tags", "red")));
        Assert.Empty(await FoundAsync("three", new SearchPredicate.Everything()));

        await Index.ClearAsync("two", Token);
        await SettleAsync();
        await Index.ClearAsync("two", Token);

        Assert.Equal(["0a"], await FoundAsync("one", new SearchPredicate.Everything()));
        Assert.Empty(await FoundAsync("two", new SearchPredicate.Everything()));
        Assert.Equal((1, 0), (await Index.CountAsync("one", Token), await Index.CountAsync("two", Token)));
        Assert.Empty(await Index.ScanAsync("two", null, 10, Token));
    }

    [Fact]
    public async Task It_stays_the_same_index_whatever_is_written_or_cleared()
    {
        var identity = await Index.IdentityAsync("one", Token);
        await WriteAsync("one", new SearchChange("0a", Document("0a", "red", 1)));
        await Index.ClearAsync("one", Token);
        await SettleAsync();

        Assert.NotEmpty(identity);
        Assert.Equal(identity, await Index.IdentityAsync("one", Token));
        Assert.Equal(0, await Index.CountAsync("one", Token));
        Assert.Empty(await Index.ScanAsync("one", null, 10, Token));
    }

    [Fact]
    public async Task A_scan_goes_through_all_ids_in_order()
    {
        string[] ids = [.. Enumerable.Range(0, 25).Select(i => $"{i * 7919 % 65536:x4}")];
        await WriteAsync("scan", [.. ids.Select(id => new SearchChange(id, Document(id, "a", 1)))]);

        foreach (var take in new[] { 1, 7, 25, 100 })
        {
            var all = new List<string>();
            while (await Index.ScanAsync("scan", all.LastOrDefault(), take, Token) is { Count: > 0 } page)
            {
                Assert.InRange(page.Count, 1, take);
                all.AddRange(page.Select(each => each.AssetId));
            }

            Assert.Equal(ids.Order(StringComparer.Ordinal), all);
        }
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended_whatever_came_and_went()
    {
        await WriteAsync("pages", [.. "bdf".Select(id => new SearchChange($"{id}", Document($"{id}", "a", 1)))]);
        var query = new SearchQuery(new SearchPredicate.Everything(), [new("bytes", true)], 2, null, []);
        var first = await Index.SearchAsync("pages", query, Token);

        await WriteAsync("pages", new SearchChange("a", Document("a", "a", 1)), new SearchChange("d", null), new SearchChange("e", Document("e", "a", 1)));
        var second = await Index.SearchAsync("pages", query with { After = first.After }, Token);

        Assert.Equal(["b", "d"], first.Hits.Select(hit => hit.AssetId));
        Assert.Equal(["e", "f"], second.Hits.Select(hit => hit.AssetId));
        Assert.Null(second.After);
    }

    [Fact]
    public void Any_predicate_finds_what_it_holds_of()
    {
        var round = 0;
        Prop.ForAll(SearchSamples.Catalogs.Zip(SearchSamples.Queries).ToArbitrary(), sample =>
        {
            AgreeAsync($"random{round++}", sample.Item1, sample.Item2).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds));
    }

    private async Task AgreeAsync(string cloud, ImmutableArray<SearchDocument> documents, ImmutableArray<SearchQuery> queries)
    {
        var reference = new ReferenceIndex();
        SearchChange[] changes = [.. documents.Select(document => new SearchChange(document.AssetId, document))];
        await reference.WriteAsync(cloud, changes, Token);
        await WriteAsync(cloud, changes);
        foreach (var query in queries)
        {
            var (wanted, found) = (await PagesAsync(reference, cloud, query), await PagesAsync(Index, cloud, query));
            Assert.True(wanted.SequenceEqual(found), $"{SearchSamples.Shown(query)}\nwanted {string.Join(' ', wanted)}\nfound  {string.Join(' ', found)}\n{string.Join('\n', documents.Select(SearchSamples.Shown))}");
        }
    }

    /// <summary>Every hit with its score, page by page, and the total of each.</summary>
    private static async Task<List<string>> PagesAsync(ISearchIndex index, string cloud, SearchQuery query)
    {
        var all = new List<string>();
        SearchHits hits;
        do
        {
            hits = await index.SearchAsync(cloud, query, Token);
            all.AddRange([$"({hits.Total})", .. hits.Hits.Select(hit => $"{hit.RowKey}={hit.Score}")]);
            query = query with { After = hits.After };
        }
        while (hits.After is not null && all.Count < 500);
        return all;
    }

    private async Task WriteAsync(string cloud, params SearchChange[] changes)
    {
        await Index.WriteAsync(cloud, changes, Token);
        await SettleAsync();
    }

    private async Task<IEnumerable<string>> FoundAsync(string cloud, SearchPredicate where)
        => (await Index.SearchAsync(cloud, new(where, [new("asset_id", false)], 100, null, []), Token)).Hits.Select(hit => hit.AssetId);

    private static SearchDocument Document(string id, string tag, double bytes, string revision = "1")
        => new(id, id, revision, [new("asset_id", id), new("tags", tag)], [new("bytes", bytes)]);
}
