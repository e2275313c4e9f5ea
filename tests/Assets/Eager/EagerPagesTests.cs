using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload.Calls;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Tests.Eager;

/// <summary>Eager transformations with pg_all.</summary>
public sealed class EagerPagesTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task All_pages_are_derived_in_their_order_between_what_else_is_asked_for()
    {
        var done = await UploadAsync(3, "w_5|pg_all,w_9/png|w_7", later: false);

        Assert.Equal(["w_5", "pg_1,w_9", "pg_2,w_9", "pg_3,w_9", "w_7"], done.Eager.Select(each => each.Transformation));
        Assert.Equal(["jpg", "png", "png", "png", "jpg"], done.Eager.Select(each => each.Format));
        Assert.All(done.Eager, each => Assert.NotNull(each.Content));
    }

    [Fact]
    public async Task A_batch_makes_them_one_by_one()
    {
        var done = await UploadAsync(3, "pg_all,w_9/png", later: true);
        Assert.Equal(3, done.Eager.Count);
        await _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, done.EagerBatchId!), Token);

        Assert.Equal(3, (await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, done.EagerBatchId!, Token))!.Total);
        Assert.Equal(3, (await _library.Get<DerivedStore>().ListAsync(done.Asset, 10, Token)).Count);
    }

    [Fact]
    public async Task More_pages_than_are_derived_ahead_are_refused_with_the_call_for_them()
    {
        foreach (var eager in (string[])["w_5|pg_all,w_9", "pg_all,w_9|w_5"])
        {
            var error = await Assert.ThrowsAsync<DamException>(() => UploadAsync(100, eager, later: true));
            Assert.Equal("Too many eager transformations: 101 with all pages, at most 100; explode derives any number of them", error.Message);
            Assert.Null(await FindAsync());
        }

        Assert.Equal(100, (await UploadAsync(100, "pg_all,w_9", later: true)).Eager.Count);
    }

    [Theory]
    [InlineData("w_5|pg_all,w_99999", "Maximum image width/height is 25000")]
    [InlineData("pg_all,w_1000.0", "Maximum image width/height is 25000")]
    [InlineData("w_5|e_nosuch", "Invalid effect in transformation: nosuch")]
    public async Task Nothing_is_stored_where_what_is_to_be_derived_cannot_be(string eager, string message)
    {
        foreach (var later in (bool[])[false, true])
        {
            var error = await Assert.ThrowsAsync<TransformationException>(() => UploadAsync(3, eager, later));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
            Assert.Null(await FindAsync());
        }

        var unknown = await Assert.ThrowsAsync<DamException>(() => UploadAsync(3, "t_unknown", later: false));
        Assert.Equal(ErrorKind.NotFound, unknown.Kind);
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task An_asset_stays_as_it_was_where_what_is_to_be_derived_of_the_new_one_cannot_be()
    {
        var before = (await UploadAsync(3, "w_5", later: false)).Asset;

        await Assert.ThrowsAsync<DamException>(() => UploadAsync(101, "pg_all,w_5", later: false));

        Assert.Equal(before.VersionId, (await FindAsync())!.VersionId);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<Asset?> FindAsync() => _library.Get<Catalog>().FindAsync(new(TestLibrary.Cloud, ResourceType.Image, "upload", "doc"), Token);

    private async Task<ProcessedAsset> UploadAsync(int pages, string eager, bool later)
    {
        await using var file = await _library.FileAsync(FakeMedia.Image("pdf", note: $"pages:{pages} "));
        var parameters = new Dictionary<string, string> { ["public_id"] = "doc", ["eager"] = eager, ["eager_async"] = later ? "true" : "false" };
        return await _library.Get<ReceiveUpload>().ExecuteAsync(
            TestLibrary.Admin, new() { Environment = _library.Environment, Parameters = parameters }, file.Path, Token);
    }
}
