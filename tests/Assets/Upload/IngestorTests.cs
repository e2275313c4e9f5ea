using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Upload;

public sealed class IngestorTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task An_uploaded_image_is_found_by_public_id_and_by_asset_id_with_what_its_bytes_say()
    {
        var asset = (await _library.UploadAsync("cat", FakeMedia.Image("png", 300, 200))).Asset;

        var found = await _library.FindAsync("cat");
        Assert.NotNull(found);
        Assert.Equal(asset.AssetId, found.AssetId);
        Assert.Equal(("png", 300, 200), (found.Format, found.Width, found.Height));
        Assert.Equal(found.VersionId, (await _library.Catalog.FindByIdAsync(TestLibrary.Cloud, asset.AssetId, Token))?.VersionId);
        Assert.Equal(FakeMedia.Image("png", 300, 200), await _library.ReadAsync(found.Original));
        Assert.Equal(32, found.ETag.Length);
    }

    [Fact]
    public async Task Overwriting_keeps_identity_and_creation_and_clears_tags_and_context()
    {
        var options = new UploadOptions { Tags = Labels.Tags("a,b"), Context = Labels.Context("k=v") };
        var before = (await _library.UploadAsync("cat", options: options)).Asset;
        _library.Clock.Advance(TimeSpan.FromHours(1));
        var after = (await _library.UploadAsync("cat", FakeMedia.Image(note: "second"))).Asset;

        Assert.Equal((before.AssetId, before.CreatedAt), (after.AssetId, after.CreatedAt));
        Assert.True(after.Version > before.Version);
        Assert.NotEqual(before.VersionId, after.VersionId);
        Assert.Empty(after.Tags);
        Assert.Empty(after.Context);
        await _library.SweepAsync();
        Assert.Null(await _library.ReadAsync(before.Original));
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task Two_uploads_within_one_second_have_growing_versions()
    {
        var versions = new List<long>();
        for (var i = 0; i < 3; i++)
        {
            versions.Add((await _library.UploadAsync("cat")).Asset.Version);
        }

        Assert.Equal([versions[0], versions[0] + 1, versions[0] + 2], versions);
    }

    [Fact]
    public async Task Without_overwrite_the_stored_asset_is_the_answer()
    {
        var first = (await _library.UploadAsync("cat", options: new() { Tags = Labels.Tags("kept") })).Asset;
        var second = await _library.UploadAsync("cat", FakeMedia.Image(note: "other"), new() { Overwrite = false });

        Assert.True(second.Existing);
        Assert.Equal((first.VersionId, first.ETag), (second.Asset.VersionId, second.Asset.ETag));
        Assert.Equal(["kept"], second.Asset.Tags);
        await _library.AssertCleanOfUploadsAsync(1);
    }

    [Fact]
    public async Task Many_uploads_of_one_new_public_id_at_once_make_one_asset()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => _library.UploadAsync("cat", FakeMedia.Image(note: $"{i}")))));

        Assert.Single(results.Select(result => result.Asset.AssetId).Distinct());
        Assert.Equal(results.Length, results.Select(result => result.Asset.Version).Distinct().Count());
        await _library.SweepAsync();
        Assert.Equal(1, (await _library.AssertCleanAsync()).Assets);
    }

    [Fact]
    public async Task A_redelivery_answers_the_asset_of_the_first_delivery()
    {
        var options = new UploadOptions { Naming = new() { UseFilename = true } };
        var first = await _library.UploadAsync(null, options: options, seed: "drop 1", fileName: "cat.jpg");
        var second = await _library.UploadAsync(null, options: options, seed: "drop 1", fileName: "cat.jpg");

        Assert.Equal(first.Asset.VersionId, second.Asset.VersionId);
        Assert.False(second.Existing);
        Assert.Equal(1, (await _library.CheckAsync()).Assets);
    }

    [Fact]
    public async Task A_redelivery_after_a_rename_makes_no_second_asset_of_the_same_bytes()
    {
        var first = (await _library.UploadAsync("cat", seed: "drop 1")).Asset;
        await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, first.Key, "dog", null, overwrite: false, Token);
        var again = (await _library.UploadAsync("cat", seed: "drop 1")).Asset;

        Assert.Equal("dog", again.PublicId);
        await _library.SweepAsync();
        Assert.Equal(1, (await _library.AssertCleanAsync()).Assets);
    }

    /// <summary>The other delivery begins after the first call to the storage, then after the second, and so on; it waits where the first is in its way.</summary>
    [Fact]
    public async Task A_second_delivery_at_any_moment_of_the_first_leaves_one_asset_with_its_bytes()
    {
        for (var (moment, met) = (1, true); met; moment++)
        {
            met = false;
            var (name, at) = ($"cat{moment}", moment);
            var other = Task.CompletedTask;
            _library.Faults.Restart();
            _library.Faults.AfterCall = async call =>
            {
                if (call == at && !met)
                {
                    met = true;
                    other = _library.UploadAsync(name, seed: name);
                    await Task.WhenAny(other, Task.Delay(50, TestContext.Current.CancellationToken));
                }
            };
            await _library.UploadAsync(name, seed: name);
            await other.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            _library.Faults.AfterCall = _ => Task.CompletedTask;
            await _library.SweepAsync();
            Assert.Equal(moment, (await _library.AssertCleanAsync()).Assets);
        }
    }

    [Fact]
    public async Task Deliveries_of_one_file_at_the_same_moment_leave_its_bytes_in_place()
    {
        for (var round = 0; round < 40; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _library.UploadAsync($"cat{round}", seed: $"drop {round}"))));
        }

        await _library.SweepAsync();
        Assert.Equal(40, (await _library.AssertCleanAsync()).Assets);
    }

    [Fact]
    public async Task What_the_answer_must_contain_is_analysed_at_once_and_the_rest_is_pending()
    {
        var result = await _library.UploadAsync("cat", options: new() { Analyse = ProbeParts.Colors });

        Assert.NotNull(result.Results?.Colors);
        Assert.Null(result.Results.PerceptualHash);
        Assert.Equal(["metadata", "colors", "phash", "quality", "accessibility", "faces", "objects", "safety", "embedding"], result.Asset.Analysis.Select(step => step.Name));
        Assert.All(result.Asset.Analysis, step => Assert.Equal(step.Name == "colors" ? AnalysisState.Complete : AnalysisState.Pending, step.State));
    }

    [Theory]
    [InlineData("", null, "Empty file")]
    [InlineData("broken jpg", null, "Invalid image file")]
    [InlineData("just text", ResourceType.Image, "Invalid image file")]
    [InlineData("just text", ResourceType.Video, "Unsupported video format or file")]
    public async Task A_file_that_is_not_what_it_is_said_to_be_is_refused_and_leaves_nothing(string content, ResourceType? said, string message)
    {
        var error = await Assert.ThrowsAsync<DamException>(() => _library.UploadAsync("cat", content, resourceType: said));

        Assert.Equal(message, error.Message);
        await _library.AssertCleanOfUploadsAsync(0);
    }

    [Fact]
    public async Task Anything_is_stored_as_raw_when_raw_was_said()
    {
        var asset = (await _library.UploadAsync(null, "broken jpg", fileName: "a b.JPG", resourceType: ResourceType.Raw)).Asset;

        Assert.Equal((ResourceType.Raw, null), (asset.ResourceType, asset.Format));
        Assert.Matches("^[a-z0-9]{20}\\.JPG$", asset.PublicId);
        Assert.Empty(asset.Analysis);
    }

    [Fact]
    public async Task An_incoming_transformation_stores_what_comes_of_it()
    {
        var asset = (await _library.UploadAsync("cat", options: new() { Transformation = "w_100,c_scale", Format = "png" })).Asset;

        Assert.Equal(("png", 100, 50), (asset.Format, asset.Width, asset.Height));
        Assert.StartsWith("image png 100x50 c_scale,w_100", await _library.ReadAsync(asset.Original), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_files_that_an_allow_list_would_refuse_are_converted()
    {
        var options = new UploadOptions { AllowedFormats = ["png"], Format = "png" };

        Assert.Equal("png", (await _library.UploadAsync("a", FakeMedia.Image("jpg"), options)).Asset.Format);
        Assert.Equal("png", (await _library.UploadAsync("c", FakeMedia.Image("png"), options)).Asset.Format);
        Assert.Equal("jpg", Assert.Single(_library.Media.Derivations).SourceFormat);
        var refused = await Assert.ThrowsAsync<DamException>(() => _library.UploadAsync("b", FakeMedia.Image("jpg"), new() { AllowedFormats = ["png"] }));
        Assert.Equal("Image file format jpg not allowed", refused.Message);
    }

    [Fact]
    public async Task Uploading_needs_the_right_to_contribute_and_overwriting_the_right_to_edit()
    {
        var folders = new FolderRights(new Dictionary<string, FolderPermission> { ["mine"] = FolderPermission.Contribute });
        var caller = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, folders);

        await UploadAsAsync(caller, "mine", "a");
        await AssertForbiddenAsync(() => UploadAsAsync(caller, "theirs", "b"));
        await AssertForbiddenAsync(() => UploadAsAsync(caller, "mine", "a"));
    }

    [Fact]
    public async Task A_refusal_by_the_catalog_leaves_nothing_half_stored()
    {
        var many = Enumerable.Range(0, 99).Select(i => $"tag{i}");

        await Assert.ThrowsAsync<DamException>(() => _library.UploadAsync("cat", options: new() { Tags = many.ToImmutableSortedSet(StringComparer.Ordinal) }));
        await _library.AssertCleanOfUploadsAsync(0);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static async Task AssertForbiddenAsync(Func<Task> action)
        => Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(action)).Kind);

    private async Task UploadAsAsync(Caller caller, string folder, string publicId)
    {
        await using var file = await _library.FileAsync(FakeMedia.Image());
        var naming = new NamingOptions { PublicId = publicId, AssetFolder = folder };
        await _library.Get<Ingestor>().ExecuteAsync(
            caller, new() { Environment = _library.Environment, Path = file.Path, Options = new() { Naming = naming } }, Token);
    }
}
