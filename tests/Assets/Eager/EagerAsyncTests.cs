using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload.Calls;

namespace ServerlessDam.Assets.Tests.Eager;

public sealed class EagerAsyncTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task The_answer_foretells_what_a_batch_makes()
    {
        var done = await UploadAsync("c_scale,w_10|c_scale,w_20/png");
        Assert.Equal([("c_scale,w_10", "jpg"), ("c_scale,w_20", "png")], done.Eager.Select(each => (each.Transformation, each.Format)));
        Assert.All(done.Eager, each => Assert.Null(each.Content));
        Assert.Empty(_library.Media.Derivations);

        await RunAsync(done.EagerBatchId!);
        Assert.Equal(2, (await _library.Get<DerivedStore>().ListAsync(done.Asset, 10, Token)).Count);
        Assert.Equal(2, _library.Media.Derivations.Count);
    }

    [Fact]
    public async Task After_a_crash_the_list_goes_on_where_it_was()
    {
        var done = await UploadAsync("c_scale,w_10|c_scale,w_20|c_scale,w_30");
        _library.Media.BeforeDerivation = () => _library.Media.Derivations.Count == 2 ? throw new IOException("the process died") : Task.CompletedTask;
        await Assert.ThrowsAsync<IOException>(() => RunAsync(done.EagerBatchId!));
        _library.Media.BeforeDerivation = () => Task.CompletedTask;
        await _library.RestartAsync();
        await RunAsync(done.EagerBatchId!);

        Assert.Equal(3, (await _library.Get<DerivedStore>().ListAsync(done.Asset, 10, Token)).Count);
        Assert.Equal(4, _library.Media.Derivations.Count);
    }

    [Fact]
    public async Task What_a_crash_left_stored_and_not_listed_is_listed()
    {
        var done = await UploadAsync("c_scale,w_10");
        await RunAsync(done.EagerBatchId!);
        var listed = (await _library.Tables.QueryAsync("derived", TestLibrary.Cloud, RowRange.All, 10, null, Token)).Rows[0];
        await _library.Tables.ApplyAsync("derived", TestLibrary.Cloud, [new RowChange.Delete(listed.RowKey)], Token);
        await _library.RestartAsync();
        var again = await _library.Get<EagerDerivations>().ExecuteAsync(done.Asset, done.Options.Eager, Token);

        Assert.NotNull(Assert.Single(again).Entry);
        Assert.Single(await _library.Get<DerivedStore>().ListAsync(done.Asset, 10, Token));
    }

    [Fact]
    public async Task One_that_cannot_be_made_does_not_keep_the_others_from_being_made()
    {
        var done = await UploadAsync("c_scale,w_10|c_scale,w_20");
        _library.Media.BeforeDerivation = () => _library.Media.Derivations.Count == 1 ? throw new DamException(ErrorKind.Unprocessable, "Too large") : Task.CompletedTask;
        await RunAsync(done.EagerBatchId!);

        Assert.Equal(BatchState.Done, (await FindAsync(done.EagerBatchId!)).State);
        Assert.Contains("c_scale,w_20", (await _library.Get<DerivedStore>().ListAsync(done.Asset, 10, Token)).Select(entry => entry.Transformation));
    }

    [Fact]
    public async Task An_asset_that_was_replaced_meanwhile_is_left_alone()
    {
        var done = await UploadAsync("c_scale,w_10");
        await _library.UploadAsync("eager", FakeMedia.Image("png"));
        await RunAsync(done.EagerBatchId!);

        Assert.Empty(_library.Media.Derivations);
        Assert.Equal(BatchState.Done, (await FindAsync(done.EagerBatchId!)).State);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<ProcessedAsset> UploadAsync(string eager)
    {
        await using var file = await _library.FileAsync(FakeMedia.Image());
        var parameters = new Dictionary<string, string> { ["public_id"] = "eager", ["eager"] = eager, ["eager_async"] = "true" };
        return await _library.Get<ReceiveUpload>().ExecuteAsync(
            TestLibrary.Admin, new() { Environment = _library.Environment, Parameters = parameters }, file.Path, Token);
    }

    private Task RunAsync(string id) => _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, id), Token);

    private async Task<Batch> FindAsync(string id) => (await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, id, Token))!;
}
