using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Search.Asking;

public sealed class SearchAssetsTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Newest_come_first_without_an_order()
    {
        await FillAsync("a", "b", "c");
        Assert.Equal(["c", "b", "a"], await NamesAsync(new()));
    }

    [Fact]
    public async Task Pages_follow_one_another_and_the_last_has_no_cursor()
    {
        await FillAsync("d", "a", "c", "b", "e");
        foreach (var order in new SearchSort[][] { [new("public_id", false)], [new("width", false), new("public_id", true)], [new("context.nothing", true)] })
        {
            var request = new SearchRequest { OrderBy = [.. order], Take = 2 };
            var all = await NamesAsync(request with { Take = 10 });
            var paged = new List<string>();
            do
            {
                var page = await SearchAsync(request);
                Assert.Equal(5, page.Total);
                paged.AddRange(page.Assets.Select(each => each.Asset.PublicId));
                request = request with { Cursor = page.NextCursor };
            }
            while (request.Cursor is not null);

            Assert.Equal(all, paged);
        }
    }

    [Fact]
    public async Task A_cursor_is_good_for_its_own_search_alone()
    {
        await FillAsync("a", "b");
        var request = new SearchRequest { Expression = "format:jpg", Take = 1 };
        var cursor = (await SearchAsync(request)).NextCursor;
        Assert.NotNull(cursor);
        foreach (var other in new[]
        {
            request with { Expression = "format:png" },
            request with { OrderBy = [new("public_id", false)] },
            request with { OrderBy = [new("created_at", true), new("public_id", false)] },
        })
        {
            await RefusesAsync(other with { Cursor = cursor }, "Invalid next_cursor");
        }
    }

    [Theory]
    [InlineData("!")]
    [InlineData("bm8ganNvbg")]
    [InlineData("e30")]
    [InlineData("bnVsbA")]
    [InlineData("eyJzIjoiIiwiaSI6bnVsbCwidiI6W119")]
    [InlineData("eyJzIjoiIiwiaSI6ImEiLCJ2IjpbbnVsbF19")]
    public Task A_cursor_that_nobody_gave_is_refused(string cursor) => RefusesAsync(new() { Cursor = cursor }, "Invalid next_cursor");

    [Fact]
    public async Task Who_may_see_some_folders_finds_and_counts_nothing_else()
    {
        foreach (var (name, folder) in new[] { ("a", "open"), ("b", "open/in"), ("c", "opened"), ("d", ""), ("e", "Other") })
        {
            await _library.UploadAsync(name, options: new() { Naming = new() { AssetFolder = folder } });
        }

        var caller = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { ["open"] = FolderPermission.View, ["Other"] = FolderPermission.Edit }));
        var found = await _library.Get<SearchAssets>().ExecuteAsync(caller, TestLibrary.Cloud, new() { OrderBy = [new("public_id", false)], Facets = [new("resource_type", new("resource_type", []), null)] }, Token);
        Assert.Equal(["a", "b", "e"], found.Assets.Select(each => each.Asset.PublicId));
        Assert.Equal((3, 3), (found.Total, found.Counts[0].Counts[0].Count));

        var nobody = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Nothing);
        Assert.Equal(0, (await _library.Get<SearchAssets>().ExecuteAsync(nobody, TestLibrary.Cloud, new(), Token)).Total);
    }

    [Fact]
    public async Task What_an_index_behind_the_catalog_says_is_read_from_the_catalog()
    {
        await FillAsync("gone", "renamed", "taken", "stays");
        _library.Index.Fault = new InvalidOperationException("Behind");
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("gone"), Token);
        await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, TestLibrary.Key("renamed"), "new", null, false, Token);
        await _library.UploadAsync("renamed");
        _library.Index.Fault = null;

        Assert.Equal(["new", "stays", "taken"], (await NamesAsync(new())).Order());
    }

    [Fact]
    public async Task What_is_deleted_and_kept_is_found_when_it_is_asked_for()
    {
        await FillAsync("a", "b");
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("a"), keep: true, Token);
        Assert.Equal(["b"], await NamesAsync(new()));
        Assert.True(Assert.Single((await SearchAsync(new() { Expression = "status=deleted" })).Assets).IsDeleted);
    }

    [Fact]
    public async Task Each_asset_says_why_it_was_found()
    {
        await _library.UploadAsync("cat", options: UploadOptions.From(new Dictionary<string, string> { ["tags"] = "pet,furry", ["context"] = "title=My pet" }));
        var found = Assert.Single((await SearchAsync(new() { Expression = "pet AND width>10 AND NOT tags=dog", Explains = true })).Assets);
        Assert.Equal([("context.title", "My pet"), ("tags", "pet"), ("width", "640")], found.Why!.Select(reason => (reason.Field, reason.Value)).OrderBy(reason => reason.Field, StringComparer.Ordinal));
    }

    [Fact]
    public Task An_expression_that_cannot_be_read_is_refused() => RefusesAsync(new() { Expression = "tags:(" }, "Invalid search expression at 7");

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task FillAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await _library.UploadAsync(name);
            _library.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private Task<FoundAssets> SearchAsync(SearchRequest request) => _library.Get<SearchAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, request, Token);

    private async Task<IEnumerable<string>> NamesAsync(SearchRequest request) => (await SearchAsync(request)).Assets.Select(each => each.Asset.PublicId);

    private async Task RefusesAsync(SearchRequest request, string message)
    {
        var error = await Assert.ThrowsAsync<DamException>(() => SearchAsync(request));
        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
