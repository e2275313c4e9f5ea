using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Saved;

namespace ServerlessDam.Assets.Tests.Search.Saved;

public sealed class SavedSearchesTests : IAsyncDisposable
{
    private static readonly Caller Ann = Caller.User("ann", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Nothing);
    private static readonly Caller Bob = Caller.User("bob", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Nothing);
    private static readonly Caller Boss = Caller.User("boss", CredentialKind.Session, Role.MediaLibraryAdmin, FolderRights.Everything);

    private readonly TestLibrary _library = new();

    private SavedSearches Searches => _library.Get<SavedSearches>();

    [Fact]
    public async Task A_search_is_kept_changed_and_deleted()
    {
        var made = await AddAsync(Ann, "Big cats", "tags=cat AND bytes>1m");
        Assert.Equal([made.Id], await IdsAsync(Ann));

        _library.Clock.Advance(TimeSpan.FromMinutes(1));
        var changed = await ChangeAsync(Ann, made.Id, new("Small cats", "tags=cat", [new("bytes", false)], null));
        Assert.Equal(("Small cats", "tags=cat", made.CreatedAt), (changed.Name, changed.Expression, changed.CreatedAt));
        Assert.Equal(new SearchSort("bytes", false), Assert.Single((await ListAsync(Ann))[0].OrderBy));

        await Searches.DeleteAsync(Ann, TestLibrary.Cloud, made.Id, Token);
        Assert.Empty(await IdsAsync(Ann));
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => ChangeAsync(Ann, made.Id, new(null, null, null, null)))).Kind);
    }

    [Fact]
    public async Task What_is_shared_everybody_sees_and_its_owner_and_admins_change()
    {
        var (own, shared) = (await AddAsync(Ann, "own", ""), await AddAsync(Ann, "all", "", isShared: true));
        Assert.Equal([shared.Id, own.Id], await IdsAsync(Ann));
        Assert.Equal([shared.Id], await IdsAsync(Bob));
        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => Searches.DeleteAsync(Bob, TestLibrary.Cloud, shared.Id, Token))).Kind);
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => Searches.DeleteAsync(Boss, TestLibrary.Cloud, own.Id, Token))).Kind);

        await ChangeAsync(Boss, shared.Id, new("renamed", null, null, null));
        Assert.Equal(["own", "renamed"], (await ListAsync(Ann)).Select(search => search.Name));
        await ChangeAsync(Ann, shared.Id, new(null, null, null, IsShared: false));
        Assert.Empty(await IdsAsync(Bob));
    }

    [Fact]
    public async Task A_name_is_given_once_by_an_owner_in_whatever_case()
    {
        var made = await AddAsync(Ann, "Cats", "");
        var other = await AddAsync(Ann, "dogs", "");
        await AddAsync(Bob, "cats", "");
        Assert.Equal(ErrorKind.AlreadyExists, (await Assert.ThrowsAsync<DamException>(() => AddAsync(Ann, "cATS", ""))).Kind);
        Assert.Equal(ErrorKind.AlreadyExists, (await Assert.ThrowsAsync<DamException>(() => ChangeAsync(Ann, other.Id, new("cats", null, null, null)))).Kind);
        Assert.Equal("CATS", (await ChangeAsync(Ann, made.Id, new("CATS", null, null, null))).Name);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" ", "")]
    [InlineData("a\nb", "")]
    [InlineData("name", "tags:(")]
    [InlineData("name", "bytes>much")]
    public async Task What_could_not_be_named_or_asked_is_not_kept(string name, string expression)
        => Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => AddAsync(Ann, name, expression))).Kind);

    [Fact]
    public async Task There_is_an_end_to_how_many_one_can_keep()
    {
        for (var i = 0; i < SavedSearches.MostOfOwner; i++)
        {
            await AddAsync(Ann, $"search {i}", "");
        }

        Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => AddAsync(Ann, "one more", ""))).Kind);
        await AddAsync(Bob, "one more", "");
    }

    [Fact]
    public async Task Nobody_else_is_answered()
    {
        Assert.Equal(ErrorKind.Unauthorized, (await Assert.ThrowsAsync<DamException>(() => ListAsync(Caller.Anonymous))).Kind);
        var billing = Caller.User("b", CredentialKind.Session, Role.Billing, FolderRights.Nothing);
        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => AddAsync(billing, "x", ""))).Kind);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<SavedSearch> AddAsync(Caller caller, string name, string expression, bool isShared = false)
        => Searches.AddAsync(caller, TestLibrary.Cloud, new(name, expression, null, isShared), Token);

    private Task<SavedSearch> ChangeAsync(Caller caller, string id, SavedSearchDraft draft) => Searches.ChangeAsync(caller, TestLibrary.Cloud, id, draft, Token);

    private Task<IReadOnlyList<SavedSearch>> ListAsync(Caller caller) => Searches.ListAsync(caller, TestLibrary.Cloud, Token);

    private async Task<IEnumerable<string>> IdsAsync(Caller caller) => (await ListAsync(caller)).Select(search => search.Id);
}
