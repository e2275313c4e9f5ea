using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Analysis.Replay;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Analysis.Replay;

/// <summary>A library from before there were lists of the analysis.</summary>
public sealed class OlderAnalysesTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_assets_come_into_the_lists_by_themselves()
    {
        for (var i = 0; i < 120; i++)
        {
            await OlderAsync($"cat{i}");
        }

        Assert.Equal(0, await ListedAsync());
        await WatchAsync();
        Assert.Equal(120, await ListedAsync());
    }

    [Fact]
    public async Task Models_that_arrive_do_what_was_unavailable_in_it()
    {
        await OlderAsync("cat");
        await WatchAsync();
        _library.Media.Sees = ProbeParts.Seen;
        await WatchAsync();
        await WatchAsync();
        var batch = (await _library.Get<ReplayAnalysis>().LastAsync(TestLibrary.Cloud, Token))!;
        await _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, batch.Id), Token);

        Assert.All((await _library.FindAsync("cat"))!.Analysis, step => Assert.Equal(AnalysisState.Complete, step.State));
        Assert.Equal(0, await ListedAsync());
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task What_ends_while_it_is_looked_at_is_not_listed()
    {
        var asset = await OlderAsync("cat");

        // Behind the look at its state and the first of its ids, its pointer, itself and its place in the list.
        var calls = 0;
        _library.Faults.AfterCall = async _ =>
        {
            if (++calls == 5)
            {
                var ended = asset with { Analysis = [.. asset.Analysis.Select(step => step with { State = AnalysisState.Complete })] };
                Assert.True(await _library.Catalog.WriteAsync(asset, ended, null, [], Token));
            }
        };
        Assert.True(await _library.Get<OlderAnalyses>().ListAsync(TestLibrary.Cloud, Token));

        Assert.Equal(0, await ListedAsync());
        await _library.SweepAsync();
        Assert.Empty((await _library.CheckAsync()).DanglingRows);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<Asset> OlderAsync(string publicId)
    {
        _library.Media.Sees = 0;
        var stored = (await _library.UploadAsync(publicId)).Asset;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, stored.AssetId, stored.VersionId, Token);
        var asset = (await _library.FindAsync(publicId))!;
        await _library.Tables.ApplyAsync(CatalogKeys.Table, TestLibrary.Cloud, [.. CatalogKeys.AnalysisListings(asset).Select(row => new RowChange.Delete(row))], Token);
        return asset;
    }

    private Task WatchAsync() => _library.Get<AnalysisWatch>().ExecuteAsync(Token);

    private async Task<int> ListedAsync() => (await _library.Get<ListAnalysis>().CountAsync(TestLibrary.Cloud, AnalysisState.Unavailable, 1000, Token)).Count;
}
