using System.Net;
using System.Text;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Search;

public sealed class LibrarySearchTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    [Fact]
    public async Task What_was_uploaded_is_found_by_words_in_pages_and_counted()
    {
        var browser = await library.SignInAsync();
        for (var i = 0; i < 3; i++)
        {
            await AddAsync(browser, $"zebra {i}.jpg", "stripes");
        }

        var first = await browser.GetAsync("search?expression=zebra*&sort=public_id:asc&limit=2&explain=true");
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal((3, 2), (first.Body.GetProperty("total").GetInt32(), first.Body.GetProperty("assets").GetArrayLength()));
        Assert.StartsWith("zebra", first.Body.GetProperty("assets")[0].GetProperty("matched")[0].GetProperty("value").GetString(), StringComparison.OrdinalIgnoreCase);
        var second = await browser.GetAsync("search?expression=zebra*&sort=public_id:asc&limit=2&cursor=" + first.String("nextCursor"));
        Assert.Equal(1, second.Body.GetProperty("assets").GetArrayLength());

        var counted = await browser.PostAsync("search", new { expression = "folder=stripes", orderBy = new[] { new { field = "bytes", descending = false } }, counts = new[] { "format", "resource_type" } });
        Assert.Equal("""[{"field":"format","values":[{"value":"jpg","count":3}]},{"field":"resource_type","values":[{"value":"image","count":3}]}]""", counted.Body.GetProperty("counts").GetRawText());
    }

    [Theory]
    [InlineData("search?expression=tags:(")]
    [InlineData("search?sort=nothing:asc")]
    [InlineData("search?limit=0")]
    [InlineData("search?cursor=nonsense")]
    public async Task What_cannot_be_asked_is_refused(string path)
        => Assert.Equal(HttpStatusCode.BadRequest, (await (await library.SignInAsync()).GetAsync(path)).Status);

    [Fact]
    public async Task A_search_is_kept_changed_listed_and_deleted()
    {
        var browser = await library.SignInAsync();
        var made = await browser.PostAsync("searches", new { name = "Large", expression = "bytes>1m", orderBy = new[] { new { field = "bytes", descending = true } } });
        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostAsync("searches", new { name = "large" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("searches", new { name = "other", expression = "(" })).Status);

        var changed = await browser.SendAsync(HttpMethod.Patch, "searches/" + made.String("id"), new { name = "Huge", isShared = true });
        Assert.Equal(("Huge", "bytes>1m", true, true), (changed.String("name"), changed.String("expression"), changed.Body.GetProperty("isShared").GetBoolean(), changed.Body.GetProperty("isOwn").GetBoolean()));
        Assert.Equal("Huge", (await browser.GetAsync("searches")).Body.GetProperty("searches")[0].GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync(HttpMethod.Delete, "searches/" + made.String("id"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(HttpMethod.Delete, "searches/" + made.String("id"))).Status);
    }

    [Fact]
    public async Task Nobody_searches_without_being_signed_in()
        => Assert.Equal(HttpStatusCode.Unauthorized, (await new Browser(library).GetAsync("search")).Status);

    private static async Task AddAsync(Browser browser, string name, string folder)
        => Assert.Equal(HttpStatusCode.OK, (await browser.UploadAsync(name, Encoding.UTF8.GetBytes("image jpg 640x480 "), folder)).Status);
}
