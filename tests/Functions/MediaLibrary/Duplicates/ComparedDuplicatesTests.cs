using System.Net;
using System.Text.Json;
using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Duplicates;

public sealed class ComparedDuplicatesTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    [Fact]
    public async Task A_group_says_what_one_may_do_with_each_of_its_assets_and_who_decided()
    {
        var browser = await library.SignInAsync();
        var (one, two) = (await library.AddAsync(browser, "left", "phash:0f0f0f0f0f0f0f0f"), await library.AddAsync(browser, "right", "phash:0f0f0f0f0f0f0f00"));
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
        var (keep, remove) = (await library.AddAsync(browser, "stays", "phash:00000000ffffffff"), await library.AddAsync(browser, "goes", "phash:00000000fffffff0"));
        await browser.SendAsync(HttpMethod.Patch, $"assets/{keep}", new { tags = new[] { "both" } });
        await browser.SendAsync(HttpMethod.Patch, $"assets/{remove}", new { tags = new[] { "both", "goes" } });

        var told = await browser.GetAsync($"duplicates/merger?keepId={keep}&removeId={remove}");
        Assert.Equal("goes", Assert.Single(told.Body.GetProperty("addedTags").EnumerateArray()).GetString());
        Assert.Equal(0, told.Body.GetProperty("values").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"duplicates/merger?keepId={keep}&removeId={new string('0', 32)}")).Status);
    }
}
