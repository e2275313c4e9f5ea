using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Tests.Delivery;

public sealed class DeliverAssetTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    /// <summary>The table of access rules: for whom the original and what is derived of it are.</summary>
    [Theory]
    [InlineData("upload", "", false, true)]
    [InlineData("upload", "", true, true)]
    [InlineData("upload", "w_100/", false, true)]
    [InlineData("upload", "w_100/", true, true)]
    [InlineData("private", "", false, false)]
    [InlineData("private", "", true, true)]
    [InlineData("private", "fl_attachment/", false, false)]
    [InlineData("private", "w_100/", false, true)]
    [InlineData("private", "w_100/", true, true)]
    [InlineData("authenticated", "", false, false)]
    [InlineData("authenticated", "", true, true)]
    [InlineData("authenticated", "w_100/", false, false)]
    [InlineData("authenticated", "w_100/", true, true)]
    public async Task Who_may_have_what(string type, string transformation, bool signed, bool allowed)
    {
        await _library.UploadAsync("cat", options: new() { Type = type });
        var signature = signed ? Signature($"{transformation}cat.jpg") : "";

        await AssertAllowedAsync(allowed, $"/demo/image/{type}/{signature}{transformation}cat.jpg");
    }

    [Theory]
    [InlineData("private")]
    [InlineData("authenticated")]
    public async Task A_raw_or_video_file_that_is_not_public_needs_a_signature_whatever_is_asked_of_it(string type)
    {
        await _library.UploadAsync("notes.txt", "text", new() { Type = type }, resourceType: ResourceType.Raw);
        await _library.UploadAsync("film", "video mp4 640x480", new() { Type = type });

        await AssertAllowedAsync(false, $"/demo/raw/{type}/notes.txt");
        await AssertAllowedAsync(false, $"/demo/video/{type}/film.mp4");
        await AssertAllowedAsync(false, $"/demo/video/{type}/w_100/film.mp4");
        await AssertAllowedAsync(true, $"/demo/raw/{type}/{Signature("notes.txt")}notes.txt");
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_even_where_none_is_needed()
    {
        await _library.UploadAsync("cat");

        await AssertAllowedAsync(false, "/demo/image/upload/s--AAAAAAAA--/cat.jpg");
        await AssertAllowedAsync(false, $"/demo/image/upload/{Signature("w_1/cat.jpg")}w_2/cat.jpg");
        await AssertAllowedAsync(false, $"/demo/image/upload/{Signature("dog.jpg")}cat.jpg");
        await AssertAllowedAsync(false, $"/demo/image/upload/{Signature("cat.jpg", "revoked")}cat.jpg");
        await AssertAllowedAsync(false, $"/demo/image/upload/{Signature("cat.jpg", "guessed")}cat.jpg");
    }

    [Fact]
    public async Task A_signature_of_one_reading_of_a_path_opens_no_other()
    {
        await _library.UploadAsync("cat", options: new() { Type = "authenticated" });
        await _library.UploadAsync("w_100/cat", options: new() { Type = "authenticated" });

        // The same characters are a transformation of one asset and the id of another: what is signed is the whole text.
        var target = $"/demo/image/authenticated/{Signature("w_100/cat.jpg")}w_100/cat.jpg";
        Assert.Equal("cat", (await DeliverAsync(target)).Asset!.PublicId);
        await AssertAllowedAsync(false, $"/demo/image/authenticated/{Signature("cat.jpg")}w_100/cat.jpg");
    }

    [Theory]
    [InlineData("/demo/image/upload/none.jpg", ErrorKind.NotFound)]
    [InlineData("/demo/raw/upload/cat.jpg", ErrorKind.NotFound)]
    [InlineData("/demo/image/private/cat.jpg", ErrorKind.NotFound)]
    [InlineData("/other/image/upload/cat.jpg", ErrorKind.NotFound)]
    [InlineData("/demo/image/upload/CAT.jpg", ErrorKind.NotFound)]
    public async Task What_is_not_there_is_not_found(string target, ErrorKind kind)
    {
        await _library.UploadAsync("cat");

        Assert.Equal(kind, (await Assert.ThrowsAsync<DamException>(() => DeliverAsync(target))).Kind);
    }

    [Theory]
    [InlineData("/demo/image/upload/w_abc/cat.jpg")]
    [InlineData("/demo/image/upload/w_-1/cat.jpg")]
    [InlineData("/demo/image/upload/w_99999999999999999999/cat.jpg")]
    [InlineData("/demo/image/upload/q_101/cat.jpg")]
    [InlineData("/demo/image/upload/cat.svg")]
    [InlineData("/demo/image/upload/%00.jpg")]
    [InlineData("/demo/image/upload/..%2f..%2fetc%2fpasswd")]
    [InlineData("/demo/image/upload/%ff%fe%ed%a0%80.jpg")]
    public async Task A_hostile_url_is_an_error_of_the_callers(string target)
    {
        await _library.UploadAsync("cat");

        Assert.True(await Record.ExceptionAsync(() => DeliverAsync(target)) is TransformationException or DamException);
        Assert.Empty(_library.Media.Derivations);
    }

    [Fact]
    public async Task Only_the_current_version_in_the_url_makes_an_answer_immutable()
    {
        var first = (await _library.UploadAsync("cat")).Asset;
        Assert.True((await DeliverAsync($"/demo/image/upload/v{first.Version}/cat.jpg")).Immutable);
        Assert.True((await DeliverAsync($"/demo/image/upload/w_10/v{first.Version}/cat.jpg")).Immutable);
        Assert.False((await DeliverAsync("/demo/image/upload/cat.jpg")).Immutable);
        Assert.False((await DeliverAsync($"/demo/image/upload/v{first.Version + 1}/cat.jpg")).Immutable);

        var second = (await _library.UploadAsync("cat", FakeMedia.Image(note: "new"))).Asset;
        var stale = await DeliverAsync($"/demo/image/upload/v{first.Version}/cat.jpg");
        Assert.Equal((false, second.ETag), (stale.Immutable, stale.ETag));
        Assert.True((await DeliverAsync($"/demo/image/upload/v{second.Version}/cat.jpg")).Immutable);
    }

    [Fact]
    public async Task What_goes_by_faces_is_not_immutable_before_they_were_looked_for()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var target = $"/demo/image/upload/c_thumb,g_face,h_9,w_9/v{asset.Version}/cat.jpg";

        Assert.Contains(asset.Analysis, step => step is { Name: "faces", State: ServerlessDam.Assets.Analysis.AnalysisState.Pending });
        Assert.False((await DeliverAsync(target)).Immutable);
        Assert.True((await DeliverAsync($"/demo/image/upload/w_9/v{asset.Version}/cat.jpg")).Immutable);
    }

    [Theory]
    [InlineData("image/avif,image/webp,*/*", "image/avif")]
    [InlineData("image/webp,*/*", "image/webp")]
    [InlineData("image/avif;q=0,image/webp", "image/webp")]
    [InlineData("*/*", "image/jpeg")]
    [InlineData("", "image/jpeg")]
    public async Task An_automatic_format_is_one_that_the_client_names(string accept, string contentType)
    {
        await _library.UploadAsync("cat");
        var delivered = await DeliverAsync("/demo/image/upload/f_auto/cat.jpg", accept);

        Assert.Equal(contentType, delivered.ContentType);
        Assert.True(delivered.Hints.HasFlag(RequestHints.Accept));
    }

    [Fact]
    public async Task The_original_is_delivered_byte_for_byte_and_nothing_is_derived()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        foreach (var target in new[] { "/demo/image/upload/cat.jpg", "/demo/image/upload/cat", "/demo/image/upload/cat.jpeg", "/demo/cat.jpg" })
        {
            var delivered = await DeliverAsync(target);
            Assert.Equal((asset.Original, asset.ETag, asset.SizeInBytes, "image/jpeg"), (delivered.Blob, delivered.ETag, delivered.SizeInBytes, delivered.ContentType));
        }

        Assert.Empty(_library.Media.Derivations);
    }

    [Fact]
    public async Task Another_extension_derives_that_format()
    {
        await _library.UploadAsync("cat");

        Assert.Equal("image/png", (await DeliverAsync("/demo/image/upload/cat.png")).ContentType);
        Assert.Equal("png", Assert.Single(_library.Media.Derivations).Format);
    }

    [Fact]
    public async Task Two_spellings_of_a_transformation_are_one_derivation()
    {
        await _library.UploadAsync("cat");
        await DeliverAsync("/demo/image/upload/w_10,h_20,c_fill/cat.png");
        await DeliverAsync("/demo/image/upload/c_fill,h_20,w_10/cat.png");

        Assert.Single(_library.Media.Derivations);
    }

    [Fact]
    public async Task An_svg_is_delivered_as_one_that_a_browser_could_run()
    {
        await _library.UploadAsync("logo", FakeMedia.Image("svg"));

        Assert.True((await DeliverAsync("/demo/image/upload/logo.svg")).Scriptable);
        Assert.False((await DeliverAsync("/demo/image/upload/logo.png")).Scriptable);
    }

    [Theory]
    [InlineData("page.html")]
    [InlineData("page.XHTML")]
    [InlineData("drawing.svg")]
    [InlineData("drawing.svgz")]
    [InlineData("data.xml")]
    [InlineData("style.xsl")]
    [InlineData("code.js")]
    [InlineData("code.mjs")]
    [InlineData("mail.mht")]
    [InlineData("film.swf")]
    [InlineData("part.sct")]
    [InlineData("old.vbs")]
    [InlineData("app.hta")]
    public async Task A_raw_file_that_a_browser_would_run_is_a_download(string publicId)
    {
        await _library.UploadAsync(publicId, "<script>alert(1)</script>", resourceType: ResourceType.Raw);
        var delivered = await DeliverAsync($"/demo/raw/upload/{publicId}");

        Assert.True(delivered.Scriptable, delivered.ContentType);
        Assert.NotNull(delivered.AttachmentName);
    }

    [Theory]
    [InlineData("notes.txt", "text/plain")]
    [InlineData("unknown.zzz", "application/octet-stream")]
    [InlineData("none", "application/octet-stream")]
    public async Task Other_raw_files_are_shown_as_what_their_name_says(string publicId, string contentType)
    {
        await _library.UploadAsync(publicId, "text", resourceType: ResourceType.Raw);
        var delivered = await DeliverAsync($"/demo/raw/upload/{publicId}");

        Assert.Equal((contentType, false, null), (delivered.ContentType, delivered.Scriptable, delivered.AttachmentName));
    }

    [Fact]
    public async Task An_attachment_is_named_as_asked_or_after_the_asset()
    {
        await _library.UploadAsync("shop/cat");

        Assert.Equal("cat.jpg", (await DeliverAsync("/demo/image/upload/fl_attachment/shop/cat.jpg")).AttachmentName);
        Assert.Equal("My cat.jpg", (await DeliverAsync("/demo/image/upload/fl_attachment:My%20cat/shop/cat.jpg")).AttachmentName);
    }

    [Fact]
    public async Task A_deleted_or_renamed_asset_is_gone_from_deliveries_at_once()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await DeliverAsync("/demo/image/upload/w_10/cat.jpg");
        await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, asset.Key, "dog", null, false, Token);
        await Assert.ThrowsAsync<DamException>(() => DeliverAsync("/demo/image/upload/w_10/cat.jpg"));
        await DeliverAsync("/demo/image/upload/w_10/dog.jpg");
        Assert.Single(_library.Media.Derivations);

        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("dog"), Token);
        await Assert.ThrowsAsync<DamException>(() => DeliverAsync("/demo/image/upload/w_10/dog.jpg"));
    }

    [Fact]
    public async Task Who_found_an_asset_just_before_it_was_replaced_can_still_read_it()
    {
        await _library.UploadAsync("cat");
        var outbox = _library.Get<Outbox>();
        await outbox.StartAsync(Token);
        var delivered = await DeliverAsync("/demo/image/upload/cat.jpg");
        await _library.UploadAsync("cat", FakeMedia.Image(note: "new"));
        await outbox.StopAsync(Token);

        Assert.Equal(FakeMedia.Image(), await _library.ReadAsync(delivered.Blob));
        await _library.AssertCleanOfUploadsAsync(assets: 1, originals: 2);
        await _library.SweepAsync();
        Assert.Null(await _library.ReadAsync(delivered.Blob));
    }

    [Fact]
    public async Task Raw_and_video_files_take_no_transformation_yet_and_say_so()
    {
        await _library.UploadAsync("film", "video mp4 640x480");

        Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => DeliverAsync("/demo/video/upload/w_100/film.mp4"))).Kind);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static string Signature(string text, string secret = TestLibrary.Secret)
        => $"s--{DeliverySignature.Sign(text, secret, SignatureAlgorithm.Sha1)}--/";

    [Fact]
    public async Task Saving_data_makes_another_derivation_where_quality_is_automatic()
    {
        await _library.UploadAsync("cat");
        var usual = await DeliverAsync("/demo/image/upload/q_auto/cat.jpg");
        var saving = await DeliverAsync("/demo/image/upload/q_auto/cat.jpg", saveData: true);
        var other = await DeliverAsync("/demo/image/upload/w_10/cat.jpg");
        var otherSaving = await DeliverAsync("/demo/image/upload/w_10/cat.jpg", saveData: true);

        Assert.NotEqual(usual.ETag, saving.ETag);
        Assert.Equal(other.ETag, otherSaving.ETag);
        Assert.True(saving.Hints.HasFlag(RequestHints.SaveData));
        Assert.Equal([false, true, false], _library.Media.Derivations.Select(request => request.SaveData));
    }

    [Fact]
    public async Task A_drawing_stays_a_drawing_until_something_is_done_to_it()
    {
        var asset = (await _library.UploadAsync("logo", FakeMedia.Image("svg"))).Asset;
        foreach (var target in new[] { "f_auto/logo", "f_auto,q_auto/logo", "f_auto/logo.png", "q_auto/logo.svg" })
            Assert.Equal((asset.Original, "image/svg+xml"), await BlobAsync(target));
        foreach (var target in new[] { "f_auto,w_10/logo", "f_png/logo", "f_auto,fl_rasterize/logo", "q_auto/logo.png" })
            Assert.NotEqual(asset.Original, (await BlobAsync(target)).Blob);

        async Task<(BlobName Blob, string ContentType)> BlobAsync(string target)
        {
            var delivered = await DeliverAsync($"/demo/image/upload/{target}");
            return (delivered.Blob, delivered.ContentType);
        }
    }

    private Task<Delivered> DeliverAsync(string target, string accept = "", bool saveData = false)
        => _library.Get<DeliverAsset>().ExecuteAsync(new(target, accept, null, null) { SaveData = saveData }, Token);

    private async Task AssertAllowedAsync(bool allowed, string target)
    {
        var error = await Record.ExceptionAsync(() => DeliverAsync(target));
        if (allowed)
        {
            Assert.Null(error);
        }
        else
        {
            Assert.Equal(ErrorKind.Unauthorized, Assert.IsType<DamException>(error).Kind);
        }
    }
}
