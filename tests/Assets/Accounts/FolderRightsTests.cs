using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Assets.Tests.Accounts;

public sealed class FolderRightsTests
{
    private static readonly FolderRights Rights = new(new Dictionary<string, FolderPermission>
    {
        ["brand"] = FolderPermission.View,
        ["brand/logos"] = FolderPermission.Edit,
    });

    [Theory]
    [InlineData("brand", FolderPermission.View)]
    [InlineData("brand/photos", FolderPermission.View)]
    [InlineData("brand/logos", FolderPermission.Edit)]
    [InlineData("brand/logos/2024/spring", FolderPermission.Edit)]
    [InlineData("BRAND/Logos", FolderPermission.Edit)]
    [InlineData("", FolderPermission.None)]
    [InlineData("other", FolderPermission.None)]
    [InlineData("brandish", FolderPermission.None)]
    [InlineData("brand/logos-old", FolderPermission.View)]
    public void A_right_holds_for_all_below_and_nothing_beside(string folder, FolderPermission expected)
        => Assert.Equal(expected, Rights.On(folder));

    [Fact]
    public void A_right_includes_the_weaker_ones()
    {
        Assert.True(Rights.Allow(FolderPermission.Contribute, "brand/logos"));
        Assert.False(Rights.Allow(FolderPermission.Manage, "brand/logos"));
    }

    [Fact]
    public void Only_a_library_user_is_held_to_folders()
    {
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, Rights);
        var admin = Caller.User("a", CredentialKind.Session, Role.MediaLibraryAdmin, Rights);

        Assert.False(user.Folders.Allow(FolderPermission.View, "other"));
        Assert.True(admin.Folders.Allow(FolderPermission.Manage, "other"));
        Assert.False(Caller.Anonymous.Folders.Allow(FolderPermission.View, ""));
        Assert.True(Caller.System("drop").Folders.Allow(FolderPermission.Manage, "any/where"));
    }
}
