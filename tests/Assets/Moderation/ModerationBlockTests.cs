using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Archives;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Downloads;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Pictures;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Tests.Moderation;

/// <summary>One asset, every way to have it, and one verdict on all of them.</summary>
public sealed class ModerationBlockTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Theory]
    [InlineData(ModerationBlock.None, "pending", true)]
    [InlineData(ModerationBlock.None, "rejected", true)]
    [InlineData(ModerationBlock.Rejected, "pending", true)]
    [InlineData(ModerationBlock.Rejected, "rejected", false)]
    [InlineData(ModerationBlock.Rejected, "approved", true)]
    [InlineData(ModerationBlock.Unapproved, "pending", false)]
    [InlineData(ModerationBlock.Unapproved, "rejected", false)]
    [InlineData(ModerationBlock.Unapproved, "approved", true)]
    public async Task What_is_withheld_is_so_on_every_way(ModerationBlock block, string status, bool isDelivered)
    {
        _library.Environment = _library.Environment with { ModerationBlock = block };
        await _library.UploadAsync("dog", options: Options(("tags", "t")));
        var asset = (await _library.UploadAsync("cat", options: Options(("tags", "t"), ("moderation", "manual")))).Asset;
        await DecideAsync(status);

        foreach (var way in Ways(asset))
        {
            Assert.Equal((way, isDelivered), (way, await IsFoundAsync(() => DeliverAsync(way))));
        }

        Assert.Equal(isDelivered, await IsFoundAsync(() => _library.Get<DownloadAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, asset.Key, new(), Token)));
        Assert.True(await IsFoundAsync(() => _library.Get<DownloadAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, asset.Key, new() { IsForReview = true }, Token)));
        Assert.Equal(isDelivered, await IsFoundAsync(() => SelectAsync(new() { PublicIds = ["cat"] })));
        Assert.Equal(isDelivered ? 2 : 1, (await SelectAsync(new() { Tags = ["t"] })).Entries.Count);
        Assert.Equal(isDelivered ? 2 : 1, (await JoinAsync(new() { Kind = "sprite", Tag = "t", OwnHosts = [] })).Pictures.Count);
        Assert.Equal(isDelivered, (await TextAsync("/demo/image/list/t.json")).Contains("cat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_decision_is_obeyed_at_once_even_by_what_was_derived_before_and_taken_back_as_fast()
    {
        await _library.UploadAsync("cat", options: Options(("moderation", "manual")));
        var before = await DeliverAsync("/demo/image/upload/w_100/cat.jpg");
        await DecideAsync("rejected");
        Assert.False(await IsFoundAsync(() => DeliverAsync("/demo/image/upload/w_100/cat.jpg")));
        await DecideAsync("approved");
        Assert.Equal(before.ETag, (await DeliverAsync("/demo/image/upload/w_100/cat.jpg")).ETag);
    }

    [Fact]
    public async Task No_cache_keeps_what_is_not_decided_yet()
    {
        var asset = (await _library.UploadAsync("cat", options: Options(("moderation", "manual")))).Asset;
        string[] ways = [$"/demo/image/upload/v{asset.Version}/cat.jpg", $"/demo/image/upload/w_100/v{asset.Version}/cat.jpg"];
        Assert.All(ways, way => Assert.False(DeliverAsync(way).Result.Immutable));
        await DecideAsync("approved");
        Assert.All(ways, way => Assert.True(DeliverAsync(way).Result.Immutable));
    }

    [Fact]
    public async Task A_default_image_stands_in_unless_it_is_withheld_itself()
    {
        await _library.UploadAsync("none", options: Options(("moderation", "manual")));
        await _library.UploadAsync("cat", options: Options(("moderation", "manual")));
        await DecideAsync("rejected");
        Assert.Equal(("none", "cat"), ((await DeliverAsync("/demo/image/upload/d_none.jpg/cat.jpg")).Asset!.PublicId, (await DeliverAsync("/demo/image/upload/d_none.jpg/cat.jpg")).MissingPublicId));
        await DecideAsync("rejected", "none");
        Assert.False(await IsFoundAsync(() => DeliverAsync("/demo/image/upload/d_none.jpg/cat.jpg")));
    }

    [Fact]
    public async Task A_kept_set_of_pictures_is_whole_or_not_at_all()
    {
        await _library.UploadAsync("dog");
        await _library.UploadAsync("cat", options: Options(("moderation", "manual")));
        var order = new JoinOrder { Kind = "sprite", Addresses = ["http://here/demo/image/upload/cat.jpg", "http://here/demo/image/upload/dog.jpg"], OwnHosts = ["here"] };
        var set = (await JoinAsync(order)).PublicId;
        Assert.True(await IsFoundAsync(() => DeliverAsync($"/demo/image/sprite/{set}.png")));
        await DecideAsync("rejected");
        Assert.False(await IsFoundAsync(() => DeliverAsync($"/demo/image/sprite/{set}.png")));
        Assert.False(await IsFoundAsync(() => JoinAsync(order)));
    }

    private static List<string> Ways(Asset asset) =>
    [
        "/demo/image/upload/cat.jpg",
        $"/demo/image/upload/v{asset.Version}/cat.jpg",
        "/demo/image/upload/w_100/cat.png",
        "/demo/image/upload/fl_getinfo/cat.jpg",
        "/demo/image/upload/l_cat,w_10/dog.jpg",
        "/demo/image/upload/u_cat/dog.jpg",
        $"/demo/image/asset/{asset.AssetId}.jpg",
        .. new[] { "cat.jpg", "w_100/cat.jpg", "l_cat/dog.jpg" }.Select(text => $"/demo/image/upload/s--{DeliverySignature.Sign(text, TestLibrary.Secret, SignatureAlgorithm.Sha1)}--/{text}"),
    ];

    private static UploadOptions Options(params (string Name, string Value)[] parameters) => UploadOptions.From(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));

    private static async Task<bool> IsFoundAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (DamException e) when (e.Kind == ErrorKind.NotFound)
        {
            return false;
        }
    }

    private Task<Delivered> DeliverAsync(string target) => _library.Get<DeliverAsset>().ExecuteAsync(new(target, "", null, null), Token);

    private async Task<string> TextAsync(string target)
    {
        _library.Environment = _library.Environment with { Delivery = new() { RestrictedTypes = [] } };
        return System.Text.Encoding.UTF8.GetString((await DeliverAsync(target)).Bytes!.Value.Span);
    }

    private Task<ArchiveSelection> SelectAsync(ArchiveRequest request) => _library.Get<SelectMembers>().ExecuteAsync(TestLibrary.Admin, _library.Environment, request, Token);

    private Task<JoinedResult> JoinAsync(JoinOrder order) => _library.Get<JoinPictures>().ExecuteAsync(TestLibrary.Admin, _library.Environment, order, Token);

    private Task<Asset?> DecideAsync(string status, string publicId = "cat") => _library.Get<UpdateAsset>().ExecuteAsync(
        TestLibrary.Admin, _library.Environment, () => _library.FindAsync(publicId), AssetUpdate.From(new Dictionary<string, string> { ["moderation_status"] = status }), Token);

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
