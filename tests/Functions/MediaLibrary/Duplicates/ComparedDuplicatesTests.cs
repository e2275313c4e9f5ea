using System.Net;
using System.Text.Json;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Functions.MediaLibrary.Duplicates;

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
    public async Task Nobody_decides_about_other_files_than_they_saw()
    {
        var browser = await library.SignInAsync();
        var (one, two) = (await library.AddAsync(browser, "front", "phash:3333333333333333"), await library.AddAsync(browser, "back", "phash:3333333333333330"));
        var first = (await browser.GetAsync($"assets/{one}")).Body.GetProperty("version").GetInt64();
        var second = (await browser.GetAsync($"assets/{two}")).Body.GetProperty("version").GetInt64();
        Task<LibraryAnswer> MergeAsync(object seen) => browser.PostAsync("duplicates", new { firstId = one, secondId = two, decision = "merge", keepId = one, seen });

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await MergeAsync(new { decidedAt = (string?)null, firstVersion = first - 1 })).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await MergeAsync(new { decidedAt = (string?)null, secondVersion = second - 1 })).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await MergeAsync(new { decidedAt = (string?)null, @class = "identical" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await MergeAsync(new { decidedAt = (string?)null, @class = "picture", firstVersion = first, secondVersion = (long?)null })).Status);
    }

    [Fact]
    public async Task What_was_decided_is_told_though_the_name_of_who_did_cannot_be_read()
    {
        var cards = new DuplicateCards(new Users(new NoTables(), library.Get<IdGenerator>(), library.Clock));
        var decided = new DuplicatePair("a", "b", new(LikenessClass.Picture, 0.9), DateTimeOffset.UnixEpoch, new(DecisionKind.Merge, "ana", DateTimeOffset.UnixEpoch, LikenessClass.Picture, "a"));

        var told = (await cards.OfDecidedAsync(decided, TestContext.Current.CancellationToken)).Decision!;
        Assert.Equal((DecisionKind.Merge, "ana", "ana"), (told.Kind, told.By, told.ByName));
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

    /// <summary>A storage that does not answer.</summary>
    private sealed class NoTables : ITableStore
    {
        public Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) => throw Away();

        public Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) => throw Away();

        public Task<RowPage> QueryAsync(string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken) => throw Away();

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancellationToken) => throw Away();

        private static DamException Away() => new(ErrorKind.TryLater, "The storage does not answer");
    }
}
