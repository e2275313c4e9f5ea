using System.Net;
using System.Text;
using System.Text.Json;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Moderation;

public sealed class LibraryModerationTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    [Fact]
    public async Task What_waits_is_listed_decided_on_and_told_with_who_and_why()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "first");
        var listed = await browser.GetAsync("moderation?status=pending");
        var card = listed.Body.GetProperty("assets").EnumerateArray().Single(each => each.GetProperty("asset").GetProperty("assetId").GetString() == id);
        Assert.Equal(("pending", true), (card.GetProperty("status").GetString(), card.GetProperty("canDecide").GetBoolean()));
        Assert.Equal("manual pending", string.Join(' ', card.GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("kind").GetString()} {step.GetProperty("status").GetString()}")));

        var decided = await browser.PostAsync("moderation/decisions", new { assetIds = new[] { id, new('0', 32) }, status = "rejected", reason = "Not ours" });
        Assert.Equal(["rejected", null], decided.Body.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetString()));
        Assert.NotNull(decided.Body.GetProperty("results")[1].GetProperty("error").GetString());

        var history = (await browser.GetAsync($"moderation/assets/{id}")).Body.GetProperty("history");
        var last = history[0];
        Assert.Equal(2, history.GetArrayLength());
        Assert.Equal(("rejected", "pending", "Not ours", "user"), (last.GetProperty("to").GetString(), last.GetProperty("from").GetString(), last.GetProperty("reason").GetString(), last.GetProperty("by").GetProperty("kind").GetString()));
        Assert.NotEqual(last.GetProperty("by").GetProperty("id").GetString(), last.GetProperty("by").GetProperty("name").GetString());
        var counts = (await browser.GetAsync("moderation?status=rejected&kind=manual&limit=1")).Body.GetProperty("counts");
        Assert.True(counts.GetProperty("rejected").GetInt64() >= 1);
    }

    [Fact]
    public async Task What_is_withheld_is_shown_to_who_decides_and_to_nobody_else()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "second");
        await browser.PostAsync("moderation/decisions", new { assetIds = new[] { id }, status = "rejected" });

        var request = new HttpRequestMessage(HttpMethod.Get, $"/library/api/assets/{id}/preview?size=240");
        request.Headers.Add("Cookie", browser.Cookie);
        using var preview = await library.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (preview.StatusCode, preview.Content.Headers.ContentType!.ToString()));
        Assert.Contains("private", preview.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await library.Open().GetAsync($"assets/{id}/preview")).Status);
        var details = await browser.GetAsync($"assets/{id}");
        Assert.Equal(HttpStatusCode.NotFound, (await library.SendAsync(new(HttpMethod.Get, details.String("deliveryUrl")))).StatusCode);
    }

    [Fact]
    public async Task Decisions_on_all_that_a_search_finds_go_on_in_the_background()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "third");
        var begun = await browser.PostAsync("moderation/batches", new { status = "approved", assetIds = new[] { id } });
        Assert.Equal(("running", 1), (begun.String("state"), begun.Body.GetProperty("total").GetInt32()));
        await library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, "demo", begun.String("batchId")!), TestContext.Current.CancellationToken);

        var ended = await browser.GetAsync("moderation/batches/" + begun.String("batchId"));
        Assert.Equal(("done", 1, 0), (ended.String("state"), ended.Body.GetProperty("decided").GetInt32(), ended.Body.GetProperty("refused").GetInt32()));
        Assert.Equal("approved", (await browser.GetAsync($"moderation/assets/{id}")).Body.GetProperty("asset").GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_another_has_decided_meanwhile_is_told_and_stays()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "fourth");
        var version = (await browser.GetAsync($"assets/{id}")).Body.GetProperty("version").GetInt64();
        await browser.PostAsync("moderation/decisions", new { assetIds = new[] { id }, status = "rejected", reason = "Blurred" });

        var late = await DecideAsync(version);
        Assert.Equal(("rejected", "It is rejected by now", "Blurred"), (late.GetProperty("status").GetString(), late.GetProperty("error").GetString(), late.GetProperty("meanwhile").GetProperty("reason").GetString()));
        Assert.Equal("It has another version by now", (await DecideAsync(version - 1)).GetProperty("error").GetString());
        Assert.Equal("rejected", (await browser.GetAsync($"assets/{id}")).String("moderation"));

        async Task<JsonElement> DecideAsync(long seen) => (await browser.PostAsync(
            "moderation/decisions", new { assetIds = new[] { id }, status = "approved", seen = new[] { new { assetId = id, status = "pending", version = seen } } })).Body.GetProperty("results")[0];
    }

    [Theory]
    [InlineData("moderation?order=best")]
    [InlineData("moderation?status=aborted")]
    [InlineData("moderation?limit=0")]
    [InlineData("moderation?kind=nobody")]
    [InlineData("moderation?cursor=nonsense")]
    [InlineData("assets/00000000000000000000000000000000/preview?size=7")]
    public async Task What_cannot_be_asked_is_refused(string path)
        => Assert.Equal(HttpStatusCode.BadRequest, (await (await library.SignInAsync()).GetAsync(path)).Status);

    [Fact]
    public async Task What_cannot_be_decided_is_refused()
    {
        var browser = await library.SignInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("moderation/decisions", new { assetIds = Array.Empty<string>(), status = "approved" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("moderation/decisions", new { assetIds = new[] { new string('0', 32) }, status = "approved", reason = new string('x', 501) })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("moderation/decisions", new { assetIds = new[] { new string('0', 32) }, status = "approved", seen = Enumerable.Repeat(new { assetId = "a", status = "pending", version = 1 }, 101) })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("moderation/batches", new { status = "approved" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("moderation/batches/00000000000000000000000000000000")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await library.Open().GetAsync("moderation")).Status);
    }

    private static async Task<string> AddAsync(Browser browser, string name)
    {
        var uploaded = await browser.UploadAsync($"moderated {name}.jpg", Encoding.UTF8.GetBytes($"image jpg 640x480 {name}"));
        Assert.Equal(HttpStatusCode.OK, uploaded.Status);
        var assets = (await browser.GetAsync("assets")).Body.GetProperty("assets").EnumerateArray();
        var id = assets.First(asset => asset.GetProperty("displayName").GetString() == $"moderated {name}").GetProperty("assetId").GetString()!;
        await browser.PostAsync("moderation/decisions", new { assetIds = new[] { id }, status = "pending" });
        return id;
    }
}
