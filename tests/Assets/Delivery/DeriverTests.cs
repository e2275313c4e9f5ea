using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Tests.Delivery;

public sealed class DeriverTests : IAsyncDisposable
{
    private static readonly Derivation Small = new("c_scale,w_100", "webp");

    private readonly TestLibrary _library = new();

    private Deriver Deriver => _library.Get<Deriver>();

    [Fact]
    public async Task A_thousand_calls_at_once_run_one_derivation()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var gate = new TaskCompletionSource();
        _library.Media.BeforeDerivation = () => gate.Task;
        var calls = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => Deriver.GetAsync(asset, Small, Token))).ToList();
        while (_library.Media.Derivations.IsEmpty)
        {
            await Task.Delay(1, Token);
        }

        gate.SetResult();
        var contents = await Task.WhenAll(calls);

        Assert.Single(_library.Media.Derivations);
        Assert.Single(contents.Select(content => content.Key).Distinct());
        Assert.Equal(1, _library.Get<DeliveryCounters>().Derivations);
    }

    [Fact]
    public async Task What_was_derived_before_a_restart_is_not_derived_again()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var before = await Deriver.GetAsync(asset, Small, Token);
        await _library.RestartAsync();
        var after = await Deriver.GetAsync(asset, Small, Token);

        Assert.Single(_library.Media.Derivations);
        Assert.Equal(before.Bytes!.Value.ToArray(), after.Bytes!.Value.ToArray());
    }

    [Fact]
    public async Task Sizes_of_one_picture_name_one_content_and_what_replaces_it_names_another()
    {
        var before = (await _library.UploadAsync("cat")).Asset;
        await Deriver.GetAsync(before, Small, Token);
        await Deriver.GetAsync(before, new("c_scale,w_50", "webp"), Token);
        var after = (await _library.UploadAsync("cat", FakeMedia.Image(note: "another"))).Asset;
        await Deriver.GetAsync(after, Small, Token);

        var contents = _library.Media.Derivations.Select(request => request.SourceContent).ToList();
        Assert.NotNull(contents[0]);
        Assert.Equal(contents[0], contents[1]);
        Assert.NotEqual(contents[0], contents[2]);
    }

    [Fact]
    public async Task A_failure_reaches_all_who_wait_and_is_not_kept()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var gate = new TaskCompletionSource();
        _library.Media.BeforeDerivation = () => gate.Task;
        var calls = Enumerable.Range(0, 5).Select(_ => Deriver.GetAsync(asset, Small, Token)).ToList();
        gate.SetException(new DamException(ErrorKind.Unprocessable, "worker died"));
        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<DamException>(() => call);
        }

        _library.Media.BeforeDerivation = () => Task.CompletedTask;
        Assert.NotNull(await Deriver.GetAsync(asset, Small, Token));
        Assert.Equal(2, _library.Media.Derivations.Count);
    }

    [Fact]
    public async Task Who_leaves_while_waiting_does_not_end_it_for_the_others()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var gate = new TaskCompletionSource();
        _library.Media.BeforeDerivation = () => gate.Task;
        using var leaving = new CancellationTokenSource();
        var first = Deriver.GetAsync(asset, Small, leaving.Token);
        var second = Deriver.GetAsync(asset, Small, Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.NotNull(await second);
        Assert.Single(_library.Media.Derivations);
    }

    [Fact]
    public async Task An_asset_replaced_while_it_is_derived_leaves_no_derived_blob_behind()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.BeforeDerivation = async () =>
        {
            await _library.UploadAsync("cat", FakeMedia.Image(note: "new"));
            await _library.SweepAsync();
        };
        await Record.ExceptionAsync(() => Deriver.GetStoredAsync(asset, Small, Token));

        await _library.SweepAsync();
        await _library.AssertCleanAsync();
        Assert.Empty(await _library.Get<DerivedStore>().ListAsync(asset, 10, Token));
    }

    [Fact]
    public async Task A_deleted_asset_takes_all_that_was_derived_of_it_with_it()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        for (var width = 1; width <= 120; width++)
        {
            await Deriver.GetStoredAsync(asset, Small with { Transformation = $"w_{width}" }, Token);
        }

        Assert.Equal(120, (await _library.Get<DerivedStore>().ListAsync(asset, 1000, Token)).Count);
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, asset.Key, Token);
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
        Assert.Empty(await _library.Get<DerivedStore>().ListAsync(asset, 1000, Token));
    }

    [Fact]
    public async Task A_derived_asset_is_listed_with_what_it_is()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var content = await Deriver.GetStoredAsync(asset, Small, Token);
        var entry = await _library.Get<DerivedStore>().FindAsync(asset, content.Key, Token);

        Assert.Equal(("c_scale,w_100", "webp", 100, 50, content.SizeInBytes), (entry!.Transformation, entry.Format, entry.Width, entry.Height, entry.SizeInBytes));
    }

    [Fact]
    public async Task What_was_handed_out_a_moment_ago_is_listed_and_can_be_erased()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var store = _library.Get<DerivedStore>();
        var handedOut = await Task.WhenAll(Enumerable.Range(1, 70).Select(width => Deriver.GetAsync(asset, Small with { Transformation = $"w_{width}" }, Token)));
        var listed = await store.ListAsync(asset, 1000, Token);

        Assert.Equal(handedOut.Select(content => content.Key[..32]).Order(), listed.Select(entry => entry.Id).Order());
        foreach (var entry in listed)
        {
            await store.EraseAsync(TestLibrary.Cloud, new DerivedPlace(asset.AssetId, asset.VersionId, entry.Id), null, Token);
        }

        Assert.Empty(await store.ListAsync(asset, 1000, Token));
        Assert.All(handedOut, content => Assert.Null(_library.ReadAsync(content.Blob).Result));
    }

    [Fact]
    public async Task Large_derived_assets_are_read_from_the_store_and_not_kept_in_memory()
    {
        var asset = (await _library.UploadAsync("cat", FakeMedia.Image(note: new string('x', 1024 * 1024)))).Asset;
        var content = await Deriver.GetAsync(asset, Small, Token);

        Assert.Null(content.Bytes);
        Assert.Equal(content.SizeInBytes, (await _library.ReadAsync(content.Blob))!.Length);
    }

    [Fact]
    public async Task Version_transformation_format_and_hints_each_make_another_key()
    {
        var first = (await _library.UploadAsync("cat")).Asset;
        var second = (await _library.UploadAsync("cat")).Asset;
        string[] keys =
        [
            Small.KeyFor(first),
            Small.KeyFor(second),
            (Small with { Format = "png" }).KeyFor(first),
            (Small with { Transformation = "c_scale,w_101" }).KeyFor(first),
            (Small with { DprHint = 2 }).KeyFor(first),
            (Small with { WidthHint = 2 }).KeyFor(first),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{64}$", key));
        Assert.Equal(Small.KeyFor(first), Small.KeyFor(first with { PublicId = "renamed" }));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
