using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Duplicates;

public sealed class DuplicateFeedTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Results_that_say_nothing_new_owe_no_look_and_are_no_news_to_who_holds_fingerprints()
    {
        var asset = await AddAsync("cat");
        await _library.Get<DuplicateFeed>().SweepAsync(TestLibrary.Cloud, Token);
        var notes = await NotesAsync();
        _library.Clock.Advance(TimeSpan.FromMinutes(1));
        await AnalyzedAsync(asset.AssetId, results => results with { Metadata = ImmutableSortedDictionary<string, string>.Empty.Add("Make", "Other") });
        Assert.Equal((0, notes), (await OwedAsync(), await NotesAsync()));

        await AnalyzedAsync(asset.AssetId, results => results with { PerceptualHash = "aa55aa55aa55aa55" });
        Assert.Equal((1, notes + 1), (await OwedAsync(), await NotesAsync()));
    }

    [Fact]
    public async Task Labels_and_names_owe_no_look_and_a_new_version_does()
    {
        var asset = await AddAsync("cat");
        await _library.Get<DuplicateFeed>().SweepAsync(TestLibrary.Cloud, Token);
        await _library.Get<LabelAssets>().ChangeAsync(TestLibrary.Admin, asset.Key, one => one with { Tags = one.Tags.Add("a") }, Token);
        Assert.Equal(0, await OwedAsync());

        await AddAsync("cat");
        Assert.Equal(1, await OwedAsync());
    }

    [Fact]
    public async Task A_sweep_that_takes_too_long_leaves_the_rest_to_those_that_come()
    {
        for (var number = 0; number < 3; number++)
        {
            await AddAsync($"cat{number}");
        }

        using var feed = new DuplicateFeed(_library.Tables, _library.Get<FindDuplicates>(), new HurryingClock(), NullLogger<DuplicateFeed>.Instance);
        foreach (var owed in new[] { 3, 2, 1, 0 })
        {
            Assert.Equal(owed, await OwedAsync());
            Assert.Equal(owed, await feed.SweepAsync(TestLibrary.Cloud, Token));
        }
    }

    [Fact]
    public async Task What_cannot_be_looked_at_now_stays_owed_and_keeps_no_other_from_its_turn()
    {
        var (one, two) = (await AddAsync("one"), await AddAsync("two"));
        var first = new[] { one.AssetId, two.AssetId }.Min(StringComparer.Ordinal)!;
        var failing = new FindDuplicates(new Refusing(_library.Tables, CatalogKeys.DuplicateDebt(first)), _library.Get<FingerprintIndex>(), _library.Get<DuplicatePairs>(), _library.Clock);
        using var feed = new DuplicateFeed(_library.Tables, failing, _library.Clock, NullLogger<DuplicateFeed>.Instance);
        await feed.SweepAsync(TestLibrary.Cloud, Token);

        Assert.Equal([CatalogKeys.DuplicateDebt(first)], await KeysAsync(CatalogKeys.DuplicateDebts));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<Asset> AddAsync(string publicId)
        => (await _library.UploadAsync(publicId, FakeMedia.Image(note: "phash:00ff00ff00ff00ff"), new() { Analyse = ProbeParts.PerceptualHash })).Asset;

    private async Task AnalyzedAsync(string assetId, Func<AnalysisResults, AnalysisResults> change)
    {
        var asset = (await _library.Catalog.FindByIdAsync(TestLibrary.Cloud, assetId, Token))!;
        var results = (await _library.Catalog.ResultsAsync(asset, Token))!;
        Assert.True(await _library.Catalog.WriteAsync(asset, asset, change(results), [], Token));
    }

    private async Task<int> OwedAsync() => (await KeysAsync(CatalogKeys.DuplicateDebts)).Count;

    private async Task<int> NotesAsync() => (await KeysAsync(CatalogKeys.FingerprintNotes)).Count;

    private async Task<List<string>> KeysAsync(string prefix)
        => [.. (await _library.Tables.QueryAsync(CatalogKeys.Table, TestLibrary.Cloud, RowRange.Prefix(prefix), 1000, null, Token)).Rows.Select(row => row.RowKey)];

    /// <summary>A storage that does not give one row.</summary>
    private sealed class Refusing(ITableStore tables, string key) : ITableStore
    {
        public Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
            => rowKey == key ? throw new StorageDied() : tables.GetAsync(table, partitionKey, rowKey, cancellationToken);

        public Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
            => tables.ApplyAsync(table, partitionKey, changes, cancellationToken);

        public Task<RowPage> QueryAsync(string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken)
            => tables.QueryAsync(table, partitionKey, range, take, continuation, cancellationToken);

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancellationToken) => tables.PartitionsAsync(table, cancellationToken);
    }
}
