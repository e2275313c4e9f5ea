using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Delivery;

/// <summary>What a transformation uses beside its picture reaches the media worker, and decides the key.</summary>
public sealed class LayerDeliveryTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_files_of_layers_reach_who_derives()
    {
        await _library.UploadAsync("cat");
        await _library.UploadAsync("brand/logo");

        await DeliverAsync("l_brand:logo/fl_layer_apply/cat.png");

        var layer = Assert.Single(Assert.Single(_library.Media.Derivations).Layers);
        Assert.Equal(("brand:logo", "jpg"), (layer.Key, layer.Value.Format));
    }

    [Fact]
    public async Task A_layer_in_any_branch_and_behind_a_variable_is_found()
    {
        await _library.UploadAsync("cat");
        await _library.UploadAsync("one");
        await _library.UploadAsync("two");

        await DeliverAsync("$i_!one!/if_w_gt_1/$i_!two!/if_end/l_$i/fl_layer_apply/cat.png");

        Assert.Equal(["one", "two"], Assert.Single(_library.Media.Derivations).Layers.Keys.Order());
    }

    [Fact]
    public async Task A_replaced_layer_gives_another_result_and_an_untouched_one_the_same()
    {
        const string Url = "l_logo/fl_layer_apply/cat.png";
        await _library.UploadAsync("cat");
        await _library.UploadAsync("logo");
        var first = await DeliverAsync(Url);
        var same = await DeliverAsync(Url);
        await _library.UploadAsync("logo");

        Assert.Equal(first.ETag, same.ETag);
        Assert.NotEqual(first.ETag, (await DeliverAsync(Url)).ETag);
        Assert.Equal(2, _library.Media.Derivations.Count);
    }

    [Fact]
    public async Task A_layer_that_is_not_for_everybody_needs_a_signed_address()
    {
        const string Tail = "l_private:logo/fl_layer_apply/cat.png";
        await _library.UploadAsync("cat");

        Assert.Equal(ErrorKind.Unauthorized, (await Assert.ThrowsAsync<DamException>(() => DeliverAsync(Tail))).Kind);
    }

    [Fact]
    public async Task Facts_count_for_who_asks_for_them_alone()
    {
        await _library.UploadAsync("cat");
        var (asks, plain) = (await DeliverAsync("if_!sale!_in_tags/w_10/if_end/w_20/cat.png"), await DeliverAsync("w_30/cat.png"));
        await _library.Get<LabelAssets>().TagAsync(
            TestLibrary.Admin, [new(TestLibrary.Cloud, ResourceType.Image, "upload", "cat")], "add", Asset.EmptyTags.Add("sale"), Token);

        Assert.NotEqual(asks.ETag, (await DeliverAsync("if_!sale!_in_tags/w_10/if_end/w_20/cat.png")).ETag);
        Assert.Equal(plain.ETag, (await DeliverAsync("w_30/cat.png")).ETag);
        Assert.Equal(["sale"], _library.Media.Derivations.Last().Facts.Tags);
    }

    [Fact]
    public async Task A_result_with_a_layer_is_not_for_ever()
    {
        await _library.UploadAsync("cat");
        await _library.UploadAsync("logo");
        var version = (await _library.FindAsync("cat"))!.Version;

        Assert.True((await DeliverAsync($"w_10/v{version}/cat.png")).Immutable);
        Assert.False((await DeliverAsync($"l_logo/fl_layer_apply/v{version}/cat.png")).Immutable);
    }

    [Fact]
    public async Task Who_uploads_cannot_choose_a_layer_that_is_not_for_everybody()
    {
        await _library.UploadAsync("secret", options: new() { Type = "private" });
        var options = new UploadOptions { Transformation = "$x_ctx:!logo!/l_$x,g_south", Context = Asset.EmptyContext.Add("logo", "private:secret") };

        Assert.Equal(ErrorKind.Unauthorized, (await Assert.ThrowsAsync<DamException>(() => _library.UploadAsync("cat", options: options))).Kind);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<Delivered> DeliverAsync(string tail) => _library.Get<DeliverAsset>().ExecuteAsync(new($"/demo/image/upload/{tail}", "", null, null), Token);
}
