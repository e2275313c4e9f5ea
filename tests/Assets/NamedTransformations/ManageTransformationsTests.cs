using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Tests.NamedTransformations;

public sealed class ManageTransformationsTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private ManageTransformations Manage => _library.Get<ManageTransformations>();

    [Theory]
    [InlineData("card")]
    [InlineData("t_card")]
    public async Task A_transformation_is_found_by_its_name(string reference)
    {
        await CreateAsync("card", "w_10,c_fill");
        var found = await FindAsync(reference);

        Assert.Equal(("card", "c_fill,w_10", "t_card", true, false), (found.Name, found.Text, found.Label, found.AllowedForStrict, found.Used));
    }

    [Theory]
    [InlineData("c_scale,w_1", "w_1,c_scale", "c_scale,w_1")]
    [InlineData("w_1,c_scale/jpeg", "c_scale,w_1/jpg", "c_scale,w_1/jpg")]
    [InlineData("c_scale,w_1/", "c_scale,w_1/", "c_scale,w_1/")]
    [InlineData("w_100", "w_0100", "w_100")]
    public async Task A_name_that_is_a_transformation_makes_one_without_a_name(string name, string reference, string label)
    {
        await CreateAsync(name, name);
        var found = await FindAsync(reference);

        Assert.Equal((null, label, true), (found.Name, found.Label, found.AllowedForStrict));
    }

    [Theory]
    [InlineData("e_card")]
    [InlineData("my card-1")]
    [InlineData("_hidden")]
    [InlineData("été")]
    public async Task A_name_may_begin_as_an_effect_does_and_hold_blanks(string name)
    {
        await CreateAsync(name, "w_10");

        Assert.Equal(name, (await FindAsync(name)).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a/b")]
    [InlineData(" a")]
    [InlineData("a\n")]
    public async Task A_name_that_no_address_could_mention_is_refused(string name)
        => Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => CreateAsync(name, "w_10"))).Kind);

    [Fact]
    public async Task A_definition_must_be_a_transformation()
    {
        await Assert.ThrowsAsync<TransformationException>(() => CreateAsync("card", "nonsense"));
        await Assert.ThrowsAsync<DamException>(() => CreateAsync("card", ""));
    }

    [Fact]
    public async Task A_size_that_no_picture_can_have_is_refused_when_it_is_stored()
    {
        await CreateAsync("card", "w_10");
        var refused = new[]
        {
            await Assert.ThrowsAsync<TransformationException>(() => CreateAsync("wide", "w_99999/jpg")),
            await Assert.ThrowsAsync<TransformationException>(() => CreateAsync("w_99999", "")),
            await Assert.ThrowsAsync<TransformationException>(() => Manage.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, "card", "w_99999", null, Token)),
        };

        Assert.All(refused, error => Assert.Equal("Maximum image width/height is 25000", error.Message));
        await Assert.ThrowsAsync<DamException>(() => FindAsync("wide"));
        Assert.Equal("w_10", (await FindAsync("card")).Text);
    }

    [Fact]
    public async Task A_name_is_given_once_until_it_is_deleted()
    {
        await CreateAsync("card", "w_10");
        Assert.Equal(ErrorKind.AlreadyExists, (await Assert.ThrowsAsync<DamException>(() => CreateAsync("card", "w_11"))).Kind);

        await Manage.DeleteAsync(TestLibrary.Admin, TestLibrary.Cloud, "t_card", Token);
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => FindAsync("card"))).Kind);
        await CreateAsync("card", "w_11");
    }

    [Fact]
    public async Task What_is_changed_counts_at_once()
    {
        await CreateAsync("card", "w_10");
        await Manage.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, "card", "w_20", false, Token);

        Assert.Equal(("w_20", false), ((await FindAsync("card")).Text, (await FindAsync("card")).AllowedForStrict));
    }

    [Fact]
    public async Task A_listing_is_newest_first_and_read_in_pages()
    {
        foreach (var name in new[] { "b", "a", "c_scale,w_1", "c" })
        {
            await CreateAsync(name, "w_10");
            _library.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var labels = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Manage.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, null, 2, cursor, Token);
            labels.AddRange(page.Transformations.Select(each => each.Label));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(["t_c", "c_scale,w_1", "t_a", "t_b"], labels);
        Assert.Equal(["c_scale,w_1"], (await Manage.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, false, 9, null, Token)).Transformations.Select(each => each.Label));
        Assert.Equal(3, (await Manage.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, true, 9, null, Token)).Transformations.Count);
    }

    [Fact]
    public async Task Transformations_need_an_admin()
    {
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Everything);

        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => Manage.FindAsync(user, TestLibrary.Cloud, "card", Token))).Kind);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<StoredTransformation> CreateAsync(string name, string definition) => Manage.CreateAsync(TestLibrary.Admin, TestLibrary.Cloud, name, definition, null, Token);

    private Task<StoredTransformation> FindAsync(string reference) => Manage.FindAsync(TestLibrary.Admin, TestLibrary.Cloud, reference, Token);
}
