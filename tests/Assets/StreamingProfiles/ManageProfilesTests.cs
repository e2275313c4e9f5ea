using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.StreamingProfiles;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Tests.StreamingProfiles;

public sealed class ManageProfilesTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private ManageProfiles Manage => _library.Get<ManageProfiles>();

    [Fact]
    public async Task Every_predefined_ladder_is_canonical_and_goes_down()
    {
        foreach (var profile in await Manage.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, Token))
        {
            Assert.True(profile.Predefined);
            Assert.All(profile.Representations, text => Assert.Equal(text, Transformation.Parse(text).ToString()));
            var widths = profile.Representations.Select(text => int.Parse(text[(text.LastIndexOf('_') + 1)..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(widths.OrderDescending(), widths);
        }
    }

    [Fact]
    public async Task A_display_name_alone_can_be_changed()
    {
        await Manage.CreateAsync(TestLibrary.Admin, TestLibrary.Cloud, "mine", null, ["w_10,c_scale"], Token);
        var changed = await Manage.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, "MINE", "Mine", null, Token);

        Assert.Equal(("mine", "Mine", "c_scale,w_10"), (changed.Name, changed.DisplayName, Assert.Single(changed.Representations)));
    }

    [Fact]
    public async Task Profiles_need_an_admin()
    {
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Everything);

        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => Manage.ListAsync(user, TestLibrary.Cloud, Token))).Kind);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
