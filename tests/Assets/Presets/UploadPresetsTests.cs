using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Presets;

namespace ServerlessDam.Assets.Tests.Presets;

public sealed class UploadPresetsTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private UploadPresets Presets => _library.Get<UploadPresets>();

    [Fact]
    public async Task A_preset_is_found_by_the_name_it_was_made_under()
    {
        await CreateAsync("my preset.v-1", "tags", "a");

        Assert.Equal("a", (await Presets.FindAsync(TestLibrary.Cloud, "my preset.v-1", Token))!.Settings["tags"]);
        Assert.Equal(["my preset.v-1"], (await Presets.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, Token)).Select(preset => preset.Name));
        Assert.Null(await Presets.FindAsync("other", "my preset.v-1", Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData("..\\x")]
    public async Task A_name_that_is_none_is_refused_and_never_found(string name)
    {
        Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => CreateAsync(name, "tags", "a"))).Kind);
        Assert.Null(await Presets.FindAsync(TestLibrary.Cloud, name, Token));
    }

    [Fact]
    public async Task A_name_is_given_once_until_the_preset_is_deleted()
    {
        await CreateAsync("a", "tags", "a");
        Assert.Equal(ErrorKind.AlreadyExists, (await Assert.ThrowsAsync<DamException>(() => CreateAsync("a", "tags", "b"))).Kind);

        Assert.True(await Presets.DeleteAsync(TestLibrary.Admin, TestLibrary.Cloud, "a", Token));
        Assert.False(await Presets.DeleteAsync(TestLibrary.Admin, TestLibrary.Cloud, "a", Token));
        await CreateAsync("a", "tags", "b");
    }

    [Fact]
    public async Task Settings_that_no_upload_could_read_are_refused()
        => await Assert.ThrowsAsync<DamException>(() => CreateAsync("a", "overwrite", "perhaps"));

    [Fact]
    public async Task Presets_need_an_admin()
    {
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Everything);

        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => Presets.ListAsync(user, TestLibrary.Cloud, Token))).Kind);
    }

    [Fact]
    public void What_a_caller_sends_goes_over_the_preset_unless_it_is_blank()
    {
        var preset = new UploadPreset("a", false, Settings(("tags", "a"), ("type", "private")));
        var merged = preset.Under(new Dictionary<string, string> { ["tags"] = "b", ["type"] = " ", ["folder"] = "f" });

        Assert.Equal(("b", "private", "f"), (merged["tags"], merged["type"], merged["folder"]));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static ImmutableSortedDictionary<string, string> Settings(params (string Name, string Value)[] settings)
        => settings.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private Task CreateAsync(string name, string setting, string value)
        => Presets.CreateAsync(TestLibrary.Admin, TestLibrary.Cloud, new(name, false, Settings((setting, value))), Token);
}
