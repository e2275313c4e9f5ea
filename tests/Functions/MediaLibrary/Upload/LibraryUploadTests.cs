using System.Net;
using System.Text;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Metadata;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Upload;

public sealed class LibraryUploadTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    private const int ChunkSize = 5 * 1024 * 1024;

    /// <summary>Two whole chunks and a bit.</summary>
    private static readonly byte[] Large = Encoding.ASCII.GetBytes("image png 64x48 " + new string('x', (2 * ChunkSize) + 1000));

    [Fact]
    public async Task A_file_is_named_after_itself_and_lies_where_it_was_put()
    {
        var browser = await library.SignInAsync();
        var asset = (await browser.UploadAsync("Sunset über 5.jpg", "image jpg 640x480 "u8.ToArray(), "Trips/été")).Body.GetProperty("asset");

        Assert.Matches("^Sunset_über_5_[a-z0-9]{6}$", asset.GetProperty("publicId").GetString());
        Assert.Equal(("Sunset über 5", "Trips/été"), (asset.GetProperty("displayName").GetString(), asset.GetProperty("assetFolder").GetString()));
    }

    [Fact]
    public async Task A_mandatory_field_that_nobody_can_fill_yet_keeps_no_file_out()
    {
        var (fields, token) = (library.Get<MetadataFields>(), TestContext.Current.CancellationToken);
        await fields.AddAsync(Caller.System("test"), "demo", new() { ExternalId = "licence", Type = "string", Label = "Licence" }, token);
        await fields.UpdateAsync(Caller.System("test"), "demo", "licence", new() { Mandatory = true }, token);
        try
        {
            var browser = await library.SignInAsync();
            Assert.Equal(HttpStatusCode.OK, (await browser.UploadAsync("unlicensed.jpg", "image jpg 640x480 "u8.ToArray(), "trips")).Status);
        }
        finally
        {
            await fields.UpdateAsync(Caller.System("test"), "demo", "licence", new() { Mandatory = false }, token);
        }
    }

    [Fact]
    public async Task Chunks_in_any_order_make_the_file()
    {
        var browser = await library.SignInAsync();
        var third = await ChunkAsync(browser, "any-order", 2);
        var first = await ChunkAsync(browser, "any-order", 0);
        var second = await ChunkAsync(browser, "any-order", 1);

        Assert.Equal((false, 1016), (third.Body.GetProperty("done").GetBoolean(), third.Body.GetProperty("received").GetInt32()));
        Assert.False(first.Body.GetProperty("done").GetBoolean());
        Assert.True(second.Body.GetProperty("done").GetBoolean());
        var asset = second.Body.GetProperty("asset");
        using var stored = await library.SendAsync(new HttpRequestMessage(HttpMethod.Get, asset.GetProperty("deliveryUrl").GetString()));
        Assert.Equal(Large, await stored.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("trips", asset.GetProperty("assetFolder").GetString());
    }

    [Fact]
    public async Task An_upload_that_broke_off_tells_what_is_there()
    {
        var browser = await library.SignInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("upload/broken-off")).Status);
        await ChunkAsync(browser, "broken-off", 0);
        await ChunkAsync(browser, "broken-off", 2);
        var apart = await browser.GetAsync("upload/broken-off");
        Assert.Equal($$"""{"received":[[0,{{ChunkSize - 1}}],[{{2 * ChunkSize}},{{Large.Length - 1}}]],"total":{{Large.Length}},"asset":null}""", apart.Text);

        Assert.True((await ChunkAsync(browser, "broken-off", 1)).Body.GetProperty("done").GetBoolean());
    }

    [Fact]
    public async Task Who_did_not_hear_of_the_end_is_told_again_and_makes_no_second_asset()
    {
        var browser = await library.SignInAsync();
        await ChunkAsync(browser, "unheard", 0);
        await ChunkAsync(browser, "unheard", 1);
        var end = (await ChunkAsync(browser, "unheard", 2)).Body.GetProperty("asset").GetProperty("assetId").GetString();
        var again = (await ChunkAsync(browser, "unheard", 2)).Body;
        var state = (await browser.GetAsync("upload/unheard")).Body;

        Assert.True(again.GetProperty("done").GetBoolean());
        Assert.Equal(end, again.GetProperty("asset").GetProperty("assetId").GetString());
        Assert.Equal(end, state.GetProperty("asset").GetProperty("assetId").GetString());
    }

    [Fact]
    public async Task After_a_passing_failure_at_the_end_the_last_chunk_again_makes_one_asset()
    {
        var browser = await library.SignInAsync();
        await ChunkAsync(browser, "failed-once", 0);
        await ChunkAsync(browser, "failed-once", 1);
        library.Media.BeforeProbe = () => throw new DamException(ErrorKind.TryLater, "The storage does not answer");
        try
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ChunkAsync(browser, "failed-once", 2)).Status);
        }
        finally
        {
            library.Media.BeforeProbe = () => Task.CompletedTask;
        }

        var state = await browser.GetAsync("upload/failed-once");
        Assert.Equal($$"""{"received":[[0,{{Large.Length - 1}}]],"total":{{Large.Length}},"asset":null}""", state.Text);
        var end = (await ChunkAsync(browser, "failed-once", 2)).Body;
        var again = (await ChunkAsync(browser, "failed-once", 2)).Body;

        Assert.True(end.GetProperty("done").GetBoolean());
        Assert.Equal(end.GetProperty("asset").GetProperty("assetId").GetString(), again.GetProperty("asset").GetProperty("assetId").GetString());
    }

    [Fact]
    public async Task A_whole_that_is_refused_for_good_leaves_nothing()
    {
        var browser = await library.SignInAsync();
        var answer = await browser.UploadAsync("a.jpg", "broken jpg "u8.ToArray(), id: "refused", range: "bytes 0-10/11");

        Assert.Equal((HttpStatusCode.BadRequest, "Invalid image file"), (answer.Status, answer.Error));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("upload/refused")).Status);
    }

    [Fact]
    public async Task Nobody_gets_among_the_chunks_of_somebody_else()
    {
        var browser = await library.SignInAsync();
        await ChunkAsync(browser, "guessed", 0);
        var state = await library.Get<ServerlessDam.Assets.Upload.Chunks.ChunkedUploads>().FindAsync("demo", "guessed", TestContext.Current.CancellationToken);

        Assert.Null(state);
    }

    [Fact]
    public async Task A_chunk_that_comes_twice_counts_once()
    {
        var browser = await library.SignInAsync();
        await ChunkAsync(browser, "twice", 0);
        await ChunkAsync(browser, "twice", 0);
        var state = await browser.GetAsync("upload/twice");

        Assert.Equal($$"""{"received":[[0,{{ChunkSize - 1}}]],"total":{{Large.Length}},"asset":null}""", state.Text);
    }

    [Fact]
    public async Task A_cancelled_upload_leaves_nothing_and_can_begin_anew()
    {
        var browser = await library.SignInAsync();
        await ChunkAsync(browser, "cancelled", 0);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync(HttpMethod.Delete, "upload/cancelled")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("upload/cancelled")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync(HttpMethod.Delete, "upload/cancelled")).Status);

        var other = await browser.UploadAsync("other.png", Large[..ChunkSize], id: "cancelled", range: $"bytes 0-{ChunkSize - 1}/{ChunkSize * 3}");
        Assert.Equal(ChunkSize, other.Body.GetProperty("received").GetInt32());
    }

    [Theory]
    [InlineData("bytes 0-9/5", "Content-Range")]
    [InlineData("bytes 0-9/20", "larger than 5mb")]
    [InlineData("items 0-9/10", "Content-Range")]
    public async Task A_chunk_that_does_not_fit_is_refused_with_the_reason(string range, string reason)
    {
        var browser = await library.SignInAsync();
        var answer = await browser.UploadAsync("a.jpg", new byte[10], id: "does-not-fit", range: range);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a", "X-File-Name")]
    [InlineData("a.jpg", "a\u0001b", "X-Asset-Folder")]
    [InlineData("a.jpg", "..", "asset_folder")]
    [InlineData("a.jpg", "a/../../b", "asset_folder")]
    public async Task A_name_or_folder_that_cannot_be_is_refused(string name, string folder, string reason)
    {
        var browser = await library.SignInAsync();
        var answer = await browser.UploadAsync(name, "image jpg 4x4 "u8.ToArray(), folder);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Empty file")]
    [InlineData("broken jpg ", "Invalid image file")]
    public async Task A_file_that_is_none_is_refused_with_the_reason(string content, string reason)
    {
        var browser = await library.SignInAsync();
        var answer = await browser.UploadAsync("a.jpg", Encoding.UTF8.GetBytes(content));

        Assert.Equal((HttpStatusCode.BadRequest, reason), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var browser = await library.SignInAsync();
        var answer = await browser.UploadAsync("a.jpg", new byte[20_000_001]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("File size too large", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_uploads_without_being_signed_in()
        => Assert.Equal(HttpStatusCode.Unauthorized, (await library.Open().UploadAsync("a.jpg", "image jpg 4x4 "u8.ToArray())).Status);

    private static Task<LibraryAnswer> ChunkAsync(Browser browser, string id, int number)
    {
        var (start, end) = (number * ChunkSize, Math.Min((number + 1) * ChunkSize, Large.Length));
        return browser.UploadAsync("large.png", Large[start..end], "trips", id, $"bytes {start}-{end - 1}/{Large.Length}");
    }
}
