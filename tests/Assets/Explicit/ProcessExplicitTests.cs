using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Explicit;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Upload.Calls;

namespace ServerlessDam.Assets.Tests.Explicit;

public sealed class ProcessExplicitTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task What_is_sent_replaces_what_is_sent_empty_clears_the_rest_stays()
    {
        await _library.UploadAsync("a", options: new() { Tags = ["one", "two"], Context = Assets.Library.Asset.EmptyContext.Add("k", "v") });
        var first = await ExplicitAsync("a", ("tags", "three"));
        Assert.Equal(["three"], first.Asset.Tags);
        Assert.Equal("v", first.Asset.Context["k"]);

        var second = await ExplicitAsync("a", ("tags", ""), ("context", "x=y"));
        Assert.Empty(second.Asset.Tags);
        Assert.Equal(["x"], second.Asset.Context.Keys);
    }

    [Fact]
    public async Task What_was_derived_is_derived_again()
    {
        await _library.UploadAsync("a");
        await ExplicitAsync("a", ("eager", "c_scale,w_10"));
        var again = await ExplicitAsync("a", ("eager", "c_scale,w_10"));

        Assert.Equal(2, _library.Media.Derivations.Count);
        Assert.NotNull(Assert.Single(again.Eager).Content);
    }

    [Fact]
    public async Task Results_that_are_asked_for_are_there_even_when_the_analysis_was_waiting()
    {
        await _library.UploadAsync("a");
        Assert.Equal("0123456789abcdef", (await ExplicitAsync("a", ("phash", "1"))).Results!.PerceptualHash);
        Assert.Null((await ExplicitAsync("a")).Results);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var error = await Assert.ThrowsAsync<DamException>(() => ExplicitAsync("nothing"));
        Assert.Equal((ErrorKind.NotFound, "Resource not found - nothing"), (error.Kind, error.Message));
    }

    [Fact]
    public async Task It_needs_the_right_to_edit()
    {
        await _library.UploadAsync("a");
        var viewer = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { [""] = FolderPermission.View }));
        var error = await Assert.ThrowsAsync<DamException>(() => ExplicitAsync(viewer, "a"));
        Assert.Equal(ErrorKind.Forbidden, error.Kind);
    }

    [Fact]
    public async Task The_script_for_success_describes_the_asset_and_fails_nothing()
    {
        await _library.UploadAsync("a", options: new() { Tags = ["old"] });
        _library.Scripts.Prints = _ => """{"value":{"updates":[{"tags":["auto"],"context":{"caption":"cat"}},7]}}""";
        var done = await ExplicitAsync("a", ("on_success", "whatever"));
        Assert.Equal(["auto"], done.Asset.Tags);
        Assert.Equal(("cat", null), (done.Asset.Context["caption"], done.Hook!.Error));

        _library.Scripts.Prints = _ => """{"error":"TypeError: x"}""";
        Assert.Equal("Invalid on_success: TypeError: x", (await ExplicitAsync("a", ("on_success", "whatever"))).Hook!.Error);
    }

    [Fact]
    public async Task The_script_for_success_gives_metadata_and_says_when_it_cannot()
    {
        await _library.Get<MetadataFields>().AddAsync(TestLibrary.Admin, TestLibrary.Cloud, new() { ExternalId = "i", Type = "integer", Label = "i" }, Token);
        await _library.UploadAsync("a");
        _library.Scripts.Prints = _ => """{"value":{"updates":[{"metadata":{"i":1}},{"tags":["auto"]},{"metadata":"i=2"}]}}""";
        var done = await ExplicitAsync("a", ("on_success", "whatever"));
        Assert.Null(done.Hook!.Error);
        Assert.Equal("2", (await _library.FindAsync("a"))!.Metadata["i"].GetRawText());
        Assert.Equal(["auto"], done.Asset.Tags);

        _library.Scripts.Prints = _ => """{"value":{"updates":[{"metadata":{"i":"x"}}]}}""";
        Assert.Equal("'x' is not valid for field 'i'", (await ExplicitAsync("a", ("on_success", "whatever"))).Hook!.Error);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<ProcessedAsset> ExplicitAsync(string publicId, params (string Name, string Value)[] parameters)
        => ExplicitAsync(TestLibrary.Admin, publicId, parameters);

    private Task<ProcessedAsset> ExplicitAsync(Caller caller, string publicId, params (string Name, string Value)[] parameters)
        => _library.Get<ProcessExplicit>().ExecuteAsync(
            caller, _library.Environment, TestLibrary.Key(publicId), parameters.ToDictionary(pair => pair.Name, pair => pair.Value), Token);
}
