using System.Collections.Immutable;
using System.Globalization;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Similarity;

public sealed class FingerprintBackfillTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Whenever_an_asset_changes_meanwhile_it_gets_its_fingerprint_and_keeps_the_change()
    {
        var asset = await AddAsync();
        for (var call = 1; call <= 8; call++)
        {
            var tag = $"tag{call}";
            await SweepAsync(asset, call, async () =>
                await _library.Get<LabelAssets>().ChangeAsync(TestLibrary.Admin, asset.Key, one => one with { Tags = one.Tags.Add(tag) }, Token));

            Assert.NotNull((await FindAsync(asset.AssetId))!.Hash);
            Assert.Contains(tag, (await _library.FindAsync("cat"))!.Tags);
        }
    }

    [Fact]
    public async Task Whenever_an_asset_is_deleted_meanwhile_it_has_no_fingerprint()
    {
        for (var call = 1; call <= 8; call++)
        {
            var asset = await AddAsync();
            await SweepAsync(asset, call, async () => await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, asset.Key, Token));

            Assert.Null(await FindAsync(asset.AssetId));
        }

        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task A_sweep_that_takes_too_long_is_gone_on_with_where_it_ended()
    {
        // Ids of which the assets are gone.
        var ids = Enumerable.Range(1, 250).Select(number => number.ToString("x32", CultureInfo.InvariantCulture)).ToList();
        foreach (var some in ids.Chunk(100))
        {
            await _library.Tables.ApplyAsync(CatalogKeys.Table, TestLibrary.Cloud, [.. some.Select(id => new RowChange.Put(AssetRows.Pointer(TestLibrary.Cloud, CatalogKeys.Id(id), CatalogKeys.Asset(TestLibrary.Key("none")))))], Token);
        }

        var backfill = new FingerprintBackfill(_library.Tables, _library.Catalog, new HurryingClock());
        foreach (var position in new[] { ids[99], ids[199], null, null })
        {
            await backfill.SweepAsync(TestLibrary.Cloud, Token);
            var state = await _library.Tables.GetAsync(CatalogKeys.Table, TestLibrary.Cloud, CatalogKeys.FingerprintBackfill, Token);
            Assert.Equal(position, state!.Text("position"));
        }
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<Asset> AddAsync()
        => (await _library.UploadAsync("cat", options: new() { Analyse = ProbeParts.PerceptualHash })).Asset;

    /// <summary>As on the first day: the asset has no fingerprint, and something happens after so many calls to the storage.</summary>
    private async Task SweepAsync(Asset asset, int call, Func<Task> meanwhile)
    {
        await _library.Tables.ApplyAsync(CatalogKeys.Table, TestLibrary.Cloud, [new RowChange.Delete(CatalogKeys.Fingerprint(asset.AssetId)), new RowChange.Delete(CatalogKeys.FingerprintBackfill)], Token);
        _library.Faults.Restart();
        Task? happening = null;
        _library.Faults.AfterCall = number => number == call ? happening = meanwhile() : Task.CompletedTask;
        await _library.Get<FingerprintBackfill>().SweepAsync(TestLibrary.Cloud, Token);
        await happening!;
        _library.Faults.AfterCall = _ => Task.CompletedTask;
    }

    private Task<Fingerprint?> FindAsync(string assetId) => _library.Get<FingerprintLoader>().OneAsync(TestLibrary.Cloud, assetId, Token);
}
