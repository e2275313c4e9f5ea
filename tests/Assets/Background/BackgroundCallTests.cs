using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Background;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Upload.Calls;

namespace ServerlessDam.Assets.Tests.Background;

public sealed class BackgroundCallTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task An_upload_is_answered_before_and_done_after()
    {
        var id = await StartAsync(("public_id", "later"), ("tags", "a"));
        Assert.Null(await _library.FindAsync("later"));
        await RunAsync(id);

        Assert.Equal(["a"], (await _library.FindAsync("later"))!.Tags);
        Assert.Equal((BatchState.Done, 1L), ((await FindAsync(id)).State, (await FindAsync(id)).Done));
        Assert.Empty(await StagedAsync());
    }

    [Fact]
    public async Task What_is_done_twice_is_one_asset()
    {
        var id = await StartAsync();
        _library.Media.BeforeProbe = () => throw new IOException("the process died");
        await Assert.ThrowsAsync<IOException>(() => RunAsync(id));
        _library.Media.BeforeProbe = () => Task.CompletedTask;
        await _library.RestartAsync();
        await RunAsync(id);
        await RunAsync(id);

        await _library.AssertCleanOfUploadsAsync(assets: 1);
    }

    [Fact]
    public async Task A_crash_after_the_asset_was_stored_makes_no_second_one()
    {
        var id = await StartAsync(("eager", "c_scale,w_10"));
        _library.Media.BeforeDerivation = () => throw new IOException("the process died");
        await Assert.ThrowsAsync<IOException>(() => RunAsync(id));
        _library.Media.BeforeDerivation = () => Task.CompletedTask;
        await _library.RestartAsync();
        await RunAsync(id);

        Assert.Equal(BatchState.Done, (await FindAsync(id)).State);
        await _library.AssertCleanOfUploadsAsync(assets: 1);
    }

    [Fact]
    public async Task What_would_fail_again_is_noted_with_its_reason()
    {
        var id = await StartAsync(("public_id", "refused"), ("allowed_formats", "png"));
        await RunAsync(id);
        var batch = await FindAsync(id);

        Assert.Equal((BatchState.Failed, "Image file format jpg not allowed"), (batch.State, batch.Error));
        Assert.Null(await _library.FindAsync("refused"));
        Assert.Empty(await StagedAsync());
    }

    [Fact]
    public async Task What_is_wrong_with_the_parameters_is_said_at_once()
    {
        await Assert.ThrowsAsync<DamException>(() => StartAsync(("overwrite", "maybe")));
        await Assert.ThrowsAsync<DamException>(() => StartAsync(("responsive_breakpoints", "nonsense")));
        await Assert.ThrowsAsync<DamException>(() => StartAsync(("context", new string('x', 300_000))));
        Assert.Empty(await StagedAsync());
    }

    [Fact]
    public async Task A_file_whose_batch_never_began_is_swept()
    {
        var waiting = await StartAsync();
        await using (var file = await _library.FileAsync("orphan"))
        {
            await _library.Get<StagedFiles>().StageAsync(TestLibrary.Cloud, "0123456789abcdef0123456789abcdef", file.Path, Token);
        }

        _library.Clock.Advance(TimeSpan.FromHours(2));
        await _library.Get<StagedFiles>().ReapAsync(Token);

        Assert.Equal([$"{TestLibrary.Cloud}/{waiting}"], await StagedAsync());
    }

    [Fact]
    public async Task An_explicit_call_does_not_ask_whether_the_asset_is_there()
    {
        var id = await _library.Get<StartCall>().ExplicitAsync(TestLibrary.Admin, TestLibrary.Key("nobody"), new Dictionary<string, string>(), Token);
        await RunAsync(id);

        Assert.Equal((BatchState.Failed, "Resource not found - nobody"), ((await FindAsync(id)).State, (await FindAsync(id)).Error));
    }

    [Fact]
    public async Task Whose_rights_depend_on_folders_calls_and_waits()
    {
        var person = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { ["mine"] = FolderPermission.Manage }));
        var error = await Assert.ThrowsAsync<DamException>(
            () => _library.Get<StartCall>().ExplicitAsync(person, TestLibrary.Key("a"), new Dictionary<string, string>(), Token));
        Assert.Equal(ErrorKind.Forbidden, error.Kind);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<string> StartAsync(params (string Name, string Value)[] parameters)
    {
        await using var file = await _library.FileAsync(FakeMedia.Image());
        var call = new UploadCall { Environment = _library.Environment, Parameters = parameters.ToDictionary(pair => pair.Name, pair => pair.Value), FileName = "a.jpg" };
        return await _library.Get<StartCall>().UploadAsync(TestLibrary.Admin, call, file.Path, null, 0, Token);
    }

    private Task RunAsync(string id) => _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, id), Token);

    private async Task<Batch> FindAsync(string id) => (await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, id, Token))!;

    private async Task<IReadOnlyList<string>> StagedAsync()
        => [.. (await _library.Blobs.ListAsync(StagedFiles.Container, "", 100, null, Token)).Blobs.Select(blob => blob.Name.Name)];
}
