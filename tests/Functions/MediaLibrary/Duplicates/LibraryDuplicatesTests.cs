using System.Net;
using System.Text;
using System.Text.Json;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Library;

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
            ids.Add(await AddAsync(browser, name, look));
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

    [Fact]
    public async Task A_group_says_what_one_may_do_with_each_of_its_assets_and_who_decided()
    {
        var browser = await library.SignInAsync();
        var (one, two) = (await AddAsync(browser, "left", "phash:0f0f0f0f0f0f0f0f"), await AddAsync(browser, "right", "phash:0f0f0f0f0f0f0f00"));
        await browser.PostAsync("duplicates", new { firstId = one, secondId = two, decision = "keep", seen = new { decidedAt = (string?)null } });

        var group = (await browser.GetAsync("duplicates?class=picture&decided=true")).Body.GetProperty("groups").EnumerateArray().Single(each => each.GetProperty("assets").EnumerateArray().Any(member => member.GetProperty("asset").GetProperty("assetId").GetString() == one));
        Assert.All(group.GetProperty("assets").EnumerateArray(), member =>
        {
            Assert.True(member.GetProperty("canEdit").GetBoolean() && member.GetProperty("canDelete").GetBoolean());
            Assert.Equal($"/library/api/assets/{member.GetProperty("asset").GetProperty("assetId").GetString()}/preview", member.GetProperty("preview").GetString());
        });
        var decision = group.GetProperty("pairs")[0].GetProperty("decision");
        var person = await library.Get<Users>().FirstAsync(TestContext.Current.CancellationToken);
        Assert.Equal((person.Id, person.Name), (decision.GetProperty("by").GetString(), decision.GetProperty("byName").GetString()));

        // Who has not seen that decision overrules nobody; who has takes it back.
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await browser.PostAsync("duplicates", new { firstId = one, secondId = two, decision = "notDuplicate", seen = new { decidedAt = (string?)null } })).Status);
        var back = await browser.PostAsync("duplicates", new { firstId = one, secondId = two, decision = (string?)null, seen = new { decidedAt = decision.GetProperty("at").GetString() } });
        Assert.Equal(JsonValueKind.Null, back.Body.GetProperty("pair").GetProperty("decision").ValueKind);
    }

    [Fact]
    public async Task What_a_merger_adds_and_loses_is_told_before()
    {
        var browser = await library.SignInAsync();
        var (keep, remove) = (await AddAsync(browser, "stays", "phash:00000000ffffffff"), await AddAsync(browser, "goes", "phash:00000000fffffff0"));
        await browser.SendAsync(HttpMethod.Patch, $"assets/{keep}", new { tags = new[] { "both" } });
        await browser.SendAsync(HttpMethod.Patch, $"assets/{remove}", new { tags = new[] { "both", "goes" } });

        var told = await browser.GetAsync($"duplicates/merger?keepId={keep}&removeId={remove}");
        Assert.Equal("goes", Assert.Single(told.Body.GetProperty("addedTags").EnumerateArray()).GetString());
        Assert.Equal(0, told.Body.GetProperty("values").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"duplicates/merger?keepId={keep}&removeId={new string('0', 32)}")).Status);
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

    private async Task<string> AddAsync(Browser browser, string name, string look)
    {
        var uploaded = await browser.UploadAsync($"{name}.jpg", Encoding.UTF8.GetBytes($"image jpg 640x480 {look}"), "");
        var assetId = uploaded.Body.GetProperty("asset").GetProperty("assetId").GetString()!;
        var asset = await library.Get<Catalog>().FindByIdAsync("demo", assetId, TestContext.Current.CancellationToken);
        await library.Get<AnalyzeAsset>().ExecuteAsync("demo", assetId, asset!.VersionId, TestContext.Current.CancellationToken);
        await library.Get<DuplicateFeed>().SweepAsync("demo", TestContext.Current.CancellationToken);
        return assetId;
    }
}
