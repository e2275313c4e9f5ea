using System.Net;
using System.Text.Json;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Library;

public sealed class AssetsTests(RunningLibrary library) : IClassFixture<RunningLibrary>
{
    [Fact]
    public async Task Assets_are_listed_newest_first_in_pages()
    {
        var browser = await library.SignInAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await AddAsync(browser, $"page {i}.jpg", folder: "pages"));
        }

        ids.Reverse();
        var first = await browser.GetAsync("assets?folder=pages&limit=3");
        var second = await browser.GetAsync("assets?folder=pages&limit=3&cursor=" + first.String("nextCursor"));

        Assert.Equal(ids, Ids(first).Concat(Ids(second)));
        Assert.Equal(JsonValueKind.Null, second.Body.GetProperty("nextCursor").ValueKind);
        Assert.Equal(ids, Ids(await browser.GetAsync("assets")).Intersect(ids));
    }

    [Fact]
    public async Task Assets_are_listed_by_folder_by_tag_and_by_kind()
    {
        var browser = await library.SignInAsync();
        var picture = await AddAsync(browser, "picture.jpg", folder: "mixed");
        var text = await AddAsync(browser, "notes.txt", "some words", folder: "mixed");
        await PatchAsync(browser, picture, new { tags = new[] { "both", "one" } });
        await PatchAsync(browser, text, new { tags = new[] { "both" } });

        Assert.Equal([text, picture], Ids(await browser.GetAsync("assets?folder=mixed")));
        Assert.Equal([text, picture], Ids(await browser.GetAsync("assets?tag=both")));
        Assert.Equal([text], Ids(await browser.GetAsync("assets?tag=both&resourceType=raw")));
        Assert.Equal([text], Ids(await browser.GetAsync("assets?resourceType=raw")).Intersect([text, picture]));
        Assert.Equal([picture], Ids(await browser.GetAsync("assets?tag=one")));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("resourceType=audio", "resourceType")]
    [InlineData("resourceType=0", "resourceType")]
    [InlineData("sort=name", "sort")]
    [InlineData("folder=a&tag=b", null)]
    [InlineData("cursor=zz", null)]
    public async Task A_query_that_cannot_be_answered_says_why(string query, string? field)
    {
        var browser = await library.SignInAsync();
        var answer = await browser.GetAsync("assets?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(field, answer.Body.GetProperty("error").TryGetProperty("field", out var named) ? named.GetString() : null);
    }

    [Fact]
    public async Task Who_asks_again_is_told_when_nothing_changed_and_when_something_did()
    {
        var browser = await library.SignInAsync();
        await AddAsync(browser, "polled.jpg", folder: "polled");
        var etag = (await browser.GetAsync("assets?folder=polled")).Header("ETag");
        var same = await browser.GetAsync("assets?folder=polled", etag);
        await AddAsync(browser, "another.jpg", folder: "polled");
        var changed = await browser.GetAsync("assets?folder=polled", etag);

        Assert.Equal((HttpStatusCode.NotModified, ""), (same.Status, same.Text));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(etag, changed.Header("ETag"));
    }

    [Fact]
    public async Task A_change_that_others_make_to_an_asset_is_something_new()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "relabelled.jpg");
        var etag = (await browser.GetAsync("assets")).Header("ETag");
        await PatchAsync(await library.SignInAsync(), id, new { tags = new[] { "late" } });
        var changed = await browser.GetAsync("assets", etag);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Contains("late", changed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await browser.GetAsync("assets", changed.Header("ETag"))).Status);
    }

    [Fact]
    public async Task What_one_query_answered_is_not_taken_for_the_answer_to_another()
    {
        var browser = await library.SignInAsync();
        var etag = (await browser.GetAsync("assets?limit=2")).Header("ETag");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("assets?limit=1", etag)).Status);
    }

    [Theory]
    [InlineData("upload", false)]
    [InlineData("private", true)]
    [InlineData("authenticated", true)]
    public async Task A_transformation_of_any_asset_has_an_address_that_delivers_it(string type, bool isSigned)
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, $"addressed {type}.jpg");
        var asset = await library.Get<Catalog>().FindByIdAsync("demo", id, TestContext.Current.CancellationToken);
        Assert.True(await library.Get<Catalog>().WriteAsync(asset, asset! with { Type = type }, null, [], TestContext.Current.CancellationToken));
        var address = await browser.GetAsync($"assets/{id}/address?transformation=c_fill,w_20,h_20/f_png");
        using var picture = await library.SendAsync(new HttpRequestMessage(HttpMethod.Get, address.String("path")));

        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.Equal(isSigned, address.String("path").Contains("/s--", StringComparison.Ordinal));
        Assert.EndsWith(address.String("path"), address.String("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_transformation_is_not_signed()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "unsigned.jpg");

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"assets/{id}/address?transformation=v1/another")).Status);
    }

    [Fact]
    public async Task A_card_leads_to_pictures_of_the_asset_whatever_its_name()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "plain.jpg");
        await PatchAsync(browser, id, new { publicId = "käse & brot/100% (neu)".Replace("&", "+", StringComparison.Ordinal) });
        var card = (await browser.GetAsync("assets/" + id)).Body;
        var thumbnail = card.GetProperty("thumbnail");
        var path = thumbnail.GetProperty("base").GetString() + "c_fill,w_20,h_20/f_auto,q_auto" + thumbnail.GetProperty("suffix").GetString();
        using var picture = await library.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        using var original = await library.SendAsync(new HttpRequestMessage(HttpMethod.Get, card.GetProperty("deliveryUrl").GetString()));

        Assert.True(card.GetProperty("previewable").GetBoolean());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (picture.StatusCode, original.StatusCode));
        Assert.True(original.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300));
    }

    [Fact]
    public async Task Details_tell_what_the_analysis_found_once_it_is_done()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "analysed.jpg");
        var before = (await browser.GetAsync("assets/" + id)).Body;
        var asset = await library.Get<Catalog>().FindByIdAsync("demo", id, TestContext.Current.CancellationToken);
        await library.Get<AnalyzeAsset>().ExecuteAsync("demo", id, asset!.VersionId, TestContext.Current.CancellationToken);
        var after = (await browser.GetAsync("assets/" + id)).Body;

        Assert.Equal(("processing", "ready"), (before.GetProperty("state").GetString(), after.GetProperty("state").GetString()));
        Assert.Equal(JsonValueKind.Null, before.GetProperty("thumbnail").GetProperty("placeholderColor").ValueKind);
        Assert.Equal("#ff0000", after.GetProperty("thumbnail").GetProperty("placeholderColor").GetString());
        Assert.Equal("""[{"color":"#ff0000","percent":100}]""", after.GetProperty("colors").GetRawText());
        Assert.Equal("""[{"name":"Make","value":"Fake"}]""", after.GetProperty("embeddedMetadata").GetRawText());
        Assert.Equal("0123456789abcdef", after.GetProperty("phash").GetString());
        Assert.NotEqual(before.GetProperty("revision").GetString(), after.GetProperty("revision").GetString());
    }

    [Fact]
    public async Task An_edit_changes_all_that_it_names_and_nothing_else()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "edited.jpg", folder: "here");
        await PatchAsync(browser, id, new { tags = new[] { " b ", "a" } });
        var after = (await PatchAsync(browser, id, new { publicId = "edits/renamed", displayName = "Renamed", assetFolder = "there/deep" })).Body;

        Assert.Equal("""["a","b"]""", after.GetProperty("tags").GetRawText());
        Assert.Equal(("edits/renamed", "Renamed", "there/deep"), (after.GetProperty("publicId").GetString(), after.GetProperty("displayName").GetString(), after.GetProperty("assetFolder").GetString()));
        Assert.Contains("/edits/renamed.jpg", after.GetProperty("urls").GetProperty("current").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"publicId":"a?b"}""")]
    [InlineData("""{"publicId":""}""")]
    [InlineData("""{"displayName":"a/b"}""")]
    [InlineData("""{"assetFolder":"a//b"}""")]
    [InlineData("""{"tags":[""]}""")]
    [InlineData("""{"tags":[null]}""")]
    [InlineData("""{"tags":"a"}""")]
    public async Task An_edit_that_cannot_be_leaves_the_asset_as_it_is(string json)
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "kept.jpg");
        var before = await browser.GetAsync("assets/" + id);
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Patch, "assets/" + id) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(before.Text, (await browser.GetAsync("assets/" + id)).Text);
    }

    [Fact]
    public async Task An_edit_of_what_somebody_else_changed_meanwhile_is_refused()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "contested.jpg");
        var seen = (await browser.GetAsync("assets/" + id)).String("revision");
        var first = await PatchAsync(browser, id, new { tags = new[] { "first" } }, seen);
        var second = await PatchAsync(browser, id, new { tags = new[] { "second" } }, seen);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.Status, second.Status));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_told_before_and_refused()
    {
        var browser = await library.SignInAsync();
        var (one, other) = (await AddAsync(browser, "one.jpg"), await AddAsync(browser, "other.jpg"));
        await PatchAsync(browser, one, new { publicId = "taken" });
        var check = await browser.GetAsync($"assets/{other}/rename-check?publicId=taken");
        var free = await browser.GetAsync($"assets/{other}/rename-check?publicId=free");
        var patch = await PatchAsync(browser, other, new { publicId = "taken" });

        Assert.Equal((false, true), (check.Body.GetProperty("allowed").GetBoolean(), free.Body.GetProperty("allowed").GetBoolean()));
        Assert.Equal((HttpStatusCode.Conflict, "publicId"), (patch.Status, patch.Body.GetProperty("error").GetProperty("field").GetString()));
    }

    [Fact]
    public async Task A_deleted_asset_comes_back_as_it_was()
    {
        var browser = await library.SignInAsync();
        var id = await AddAsync(browser, "regretted.jpg", folder: "bin");
        await PatchAsync(browser, id, new { tags = new[] { "dear" } });
        var before = (await browser.GetAsync("assets/" + id)).Body;
        var url = before.GetProperty("deliveryUrl").GetString();

        var deleted = await browser.SendAsync(HttpMethod.Delete, "assets/" + id);
        using var gone = await library.SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await browser.GetAsync("assets/" + id)).Status, gone.StatusCode));

        var undone = await browser.PostAsync("assets/undo-delete", new { undoToken = deleted.String("undoToken") });
        using var back = await library.SendAsync(new HttpRequestMessage(HttpMethod.Get, url));
        var after = (await browser.GetAsync("assets/" + id)).Body;
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (undone.Status, back.StatusCode));
        Assert.Equal([id], undone.Body.GetProperty("restored").EnumerateArray().Select(card => card.GetProperty("assetId").GetString()));
        Assert.Equal(before.GetProperty("tags").GetRawText(), after.GetProperty("tags").GetRawText());
        Assert.Equal(before.GetProperty("createdAt").GetString(), after.GetProperty("createdAt").GetString());
        Assert.Equal([id], Ids(await browser.GetAsync("assets?folder=bin")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("assets/undo-delete", new { undoToken = deleted.String("undoToken") })).Status);
    }

    [Fact]
    public async Task Several_go_at_once_and_those_that_cannot_are_named()
    {
        var browser = await library.SignInAsync();
        string[] ids = [await AddAsync(browser, "a.jpg", folder: "many"), await AddAsync(browser, "b.jpg", folder: "many")];
        var missing = new string('0', 32);
        var deleted = await browser.PostAsync("assets/delete", new { assetIds = new[] { ids[0], missing, ids[1] } });

        Assert.Equal([false, true, false], deleted.Body.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("error").ValueKind == JsonValueKind.String));
        Assert.Empty(Ids(await browser.GetAsync("assets?folder=many")));
        await browser.PostAsync("assets/undo-delete", new { undoToken = deleted.String("undoToken") });
        Assert.Equal(ids.Reverse(), Ids(await browser.GetAsync("assets?folder=many")));
    }

    [Fact]
    public async Task An_asset_whose_name_was_given_away_says_so_when_it_is_to_come_back()
    {
        var browser = await library.SignInAsync();
        var (one, other) = (await AddAsync(browser, "first owner.jpg"), await AddAsync(browser, "second owner.jpg"));
        await PatchAsync(browser, one, new { publicId = "title" });
        var deleted = await browser.SendAsync(HttpMethod.Delete, "assets/" + one);
        await PatchAsync(browser, other, new { publicId = "title" });
        var undone = await browser.PostAsync("assets/undo-delete", new { undoToken = deleted.String("undoToken") });

        Assert.Equal((HttpStatusCode.Conflict, "Another asset is named title by now; rename it and undo again"), (undone.Status, undone.Error));
        await PatchAsync(browser, other, new { publicId = "another title" });
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("assets/undo-delete", new { undoToken = deleted.String("undoToken") })).Status);
    }

    [Theory]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("[null]", HttpStatusCode.NotFound)]
    [InlineData("[\"../a\"]", HttpStatusCode.NotFound)]
    public async Task What_names_no_assets_deletes_none(string assetIds, HttpStatusCode status)
    {
        var browser = await library.SignInAsync();
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "assets/delete")
        {
            Content = new StringContent($$"""{"assetIds":{{assetIds}}}""", System.Text.Encoding.UTF8, "application/json"),
        });

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("9999999999999999999-00000000000000000000000000000000")]
    [InlineData("0639309516053448001-00000000000000000000000000000000")]
    [InlineData("../../o")]
    public async Task A_token_that_was_never_given_brings_nothing_back(string undoToken)
    {
        var browser = await library.SignInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("assets/undo-delete", new { undoToken })).Status);
    }

    private async Task<string> AddAsync(Browser browser, string name, string content = "image jpg 640x480 ", string? folder = null)
    {
        library.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await browser.UploadAsync(name, System.Text.Encoding.UTF8.GetBytes(content + name), folder);
        return answer.Body.GetProperty("asset").GetProperty("assetId").GetString()!;
    }

    private static Task<LibraryAnswer> PatchAsync(Browser browser, string id, object patch, string? revision = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, "assets/" + id) { Content = System.Net.Http.Json.JsonContent.Create(patch) };
        if (revision is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        }

        return browser.SendAsync(request);
    }

    private static IEnumerable<string> Ids(LibraryAnswer page) => page.Body.GetProperty("assets").EnumerateArray().Select(card => card.GetProperty("assetId").GetString()!);
}
