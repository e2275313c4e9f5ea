using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Pictures;

namespace ServerlessDam.Assets.Tests.Pictures;

public sealed class PicturesTests : IAsyncDisposable
{
    private const string Host = "media.test:8080";

    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_named_by_addresses_of_this_server_are_its_assets_in_their_order()
    {
        await _library.UploadAsync("a");
        await _library.UploadAsync("b", options: new() { Type = "private" });

        var joined = await JoinAsync(new() { Kind = "sprite", Addresses = [$"https://{Host}/demo/image/private/v1/b.jpg", $"http://{Host}/demo/image/upload/w_9/a.jpg"] });

        Assert.Equal(["b", "a"], joined.Pictures.Select(picture => picture.PublicId));
        Assert.Equal(["", "w_9"], _library.Media.Derivations.Select(each => each.Transformation));
        var again = await DeliverAsync($"sprite/v{joined.Version}/{joined.PublicId}.png");
        Assert.Equal(joined.Whole.ETag, again.ETag);
    }

    [Fact]
    public async Task What_is_made_of_a_picture_for_few_is_for_few()
    {
        await _library.UploadAsync("a", options: new() { Type = "authenticated" });
        var joined = await JoinAsync(new() { Kind = "sprite", Addresses = [$"http://{Host}/demo/image/authenticated/a.jpg"] });

        Assert.True(joined.ForFew);
        Assert.Equal(ErrorKind.Unauthorized, (await Assert.ThrowsAsync<DamException>(() => DeliverAsync($"sprite/{joined.PublicId}.png"))).Kind);
    }

    [Fact]
    public async Task The_same_pictures_in_another_order_are_another_set()
    {
        await _library.UploadAsync("a");
        await _library.UploadAsync("b");
        string[] addresses = [$"http://{Host}/demo/image/upload/a.jpg", $"http://{Host}/demo/image/upload/b.jpg"];

        var one = await JoinAsync(new() { Kind = "multi", Addresses = addresses });
        Assert.Equal(one.PublicId, (await JoinAsync(new() { Kind = "multi", Addresses = addresses })).PublicId);
        Assert.NotEqual(one.PublicId, (await JoinAsync(new() { Kind = "multi", Addresses = [.. addresses.Reverse()] })).PublicId);
    }

    [Fact]
    public async Task An_address_of_another_cloud_on_this_server_is_not_found()
        => Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(
            () => JoinAsync(new() { Kind = "multi", Addresses = [$"http://{Host}/other/image/upload/a.jpg"] }))).Kind);

    [Theory]
    [InlineData("", null, "", "gif")]
    [InlineData("w_5", "pdf", "w_5/f_pdf", "pdf")]
    [InlineData("f_webp,w_5", null, "f_webp,w_5", "webp")]
    [InlineData("f_webp,w_5", "webp", "f_webp,w_5", "webp")]
    [InlineData("", "webp", "f_webp", "webp")]
    public async Task The_format_is_in_the_address_of_the_whole(string transformation, string? format, string written, string extension)
    {
        await _library.UploadAsync("a", options: new() { Tags = ["t"] });
        var joined = await JoinAsync(new() { Kind = "multi", Tag = "t", Transformation = transformation, Format = format });

        Assert.Equal((written, extension), (joined.Transformation, joined.Extension));
    }

    [Fact]
    public async Task Exploding_goes_on_with_the_page_where_it_was()
    {
        var asset = (await _library.UploadAsync("doc", FakeMedia.Image("pdf"))).Asset;
        var batch = await _library.Get<ExplodeAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("doc"), "pg_all,w_9", null, Token);
        Assert.Equal(asset.Pages, batch.Total);

        await _library.RestartAsync();
        await _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, batch.Id), Token);

        Assert.Equal(BatchState.Done, (await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, batch.Id, Token))!.State);
        Assert.Equal("pg_1,w_9", Assert.Single(_library.Media.Derivations).Transformation);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<JoinedResult> JoinAsync(JoinOrder order)
        => _library.Get<JoinPictures>().ExecuteAsync(TestLibrary.Admin, _library.Environment, order with { OwnHosts = [Host] }, Token);

    private Task<Delivered> DeliverAsync(string tail)
        => _library.Get<DeliverAsset>().ExecuteAsync(new($"/{TestLibrary.Cloud}/image/{tail}", "", null, null), Token);
}
