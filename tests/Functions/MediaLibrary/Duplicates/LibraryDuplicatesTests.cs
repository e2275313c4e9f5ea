using System.Net;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Duplicates;

public sealed class LibraryDuplicatesTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    [Fact]
    public async Task Duplicates_are_listed_decided_and_merged()
    {
        var browser = await library.SignInAsync();
        var ids = new List<string>();
        foreach (var (name, look) in new[] { ("one", "phash:00ff00ff00ff00ff"), ("two", "phash:00ff00ff00ff00ff"), ("near", "phash:00ff00ff00ff00f0") })
        {
            ids.Add(await library.AddAsync(browser, name, look));
        }

        var identical = await browser.GetAsync("duplicates");
        var group = Assert.Single(identical.Body.GetProperty("groups").EnumerateArray());
        Assert.Equal((1, 2, "identical"), (identical.Body.GetProperty("total").GetInt32(), group.GetProperty("assets").GetArrayLength(), group.GetProperty("class").GetString()));
        Assert.Equal(1, (await browser.GetAsync("duplicates?class=picture")).Body.GetProperty("total").GetInt32());
        Assert.Equal(2, (await browser.GetAsync($"assets/{ids[0]}/duplicates")).Body.GetProperty("duplicates").GetArrayLength());
        var similar = await browser.GetAsync($"assets/{ids[0]}/similar?limit=1");
        Assert.Equal((2, "identical"), (similar.Body.GetProperty("total").GetInt32(), similar.Body.GetProperty("assets")[0].GetProperty("class").GetString()));
        Assert.Equal(ids[2], (await browser.GetAsync($"assets/{ids[0]}/similar?limit=1&cursor={similar.String("nextCursor")}")).Body.GetProperty("assets")[0].GetProperty("asset").GetProperty("assetId").GetString());

        var kept = await browser.PostAsync("duplicates", new { firstId = ids[0], secondId = ids[2], decision = "notDuplicate" });
        Assert.Equal("notDuplicate", kept.Body.GetProperty("pair").GetProperty("decision").GetProperty("kind").GetString());
        var merged = await browser.PostAsync("duplicates", new { firstId = ids[0], secondId = ids[1], decision = "merge", keepId = ids[0] });
        Assert.Equal(ids[0], merged.Body.GetProperty("kept").GetProperty("assetId").GetString());
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("assets/undo-delete", new { undoToken = merged.String("undoToken") })).Status);
    }

    [Theory]
    [InlineData("duplicates?class=similar")]
    [InlineData("duplicates?class=0")]
    [InlineData("duplicates?limit=0")]
    [InlineData("duplicates?cursor=nonsense")]
    public async Task What_cannot_be_asked_is_refused(string path)
        => Assert.Equal(HttpStatusCode.BadRequest, (await (await library.SignInAsync()).GetAsync(path)).Status);

    [Fact]
    public async Task Nobody_sees_them_without_being_signed_in()
        => Assert.Equal(HttpStatusCode.Unauthorized, (await new Browser(library).GetAsync("duplicates")).Status);
}
