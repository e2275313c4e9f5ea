using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Assets.Upload;

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
Assert.Equal(["my preset.v-1"], await NamesAsync(PresetOrder.Newest));
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
    {
        await Assert.ThrowsAsync<DamException>(() => CreateAsync("a", "overwrite", "perhaps"));
        await Assert.ThrowsAsync<DamException>(() => CreateAsync("a", "moderation", "nobody"));
        await Assert.ThrowsAsync<ServerlessDam.Transformations.TransformationException>(() => CreateAsync("a", "transformation", "w_abc,nonsense"));
        await Assert.ThrowsAsync<ServerlessDam.Transformations.TransformationException>(() => CreateAsync("a", "eager", "w_100|nonsense"));
    }

    [Theory]
    [InlineData("transformation", "w_99999")]
    [InlineData("eager", "w_100|w_99999/jpg")]
    public async Task A_size_that_no_picture_can_have_is_refused_when_it_is_stored(string setting, string value)
    {
        var error = await Assert.ThrowsAsync<ServerlessDam.Transformations.TransformationException>(() => CreateAsync("a", setting, value));

        Assert.Equal("Maximum image width/height is 25000", error.Message);
        Assert.Null(await Presets.FindAsync(TestLibrary.Cloud, "a", Token));
    }

    [Fact]
    public async Task Presets_need_an_admin()
    {
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Everything);

        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => Presets.ListAsync(user, TestLibrary.Cloud, PresetOrder.Newest, 10, null, Token))).Kind);
    }

    [Fact]
    public void What_the_caller_of_a_signed_upload_sends_goes_over_the_preset_unless_it_is_blank()
    {
        var preset = new UploadPreset("a", false, Settings(("folder", "a"), ("type", "private")));
        var merged = preset.Under(new Dictionary<string, string> { ["folder"] = "b", ["type"] = " ", ["format"] = "f" }, isSigned: true);

        Assert.Equal(("b", "private", "f"), (merged["folder"], merged["type"], merged["format"]));
    }

    [Fact]
    public void The_preset_of_an_unsigned_upload_goes_over_what_its_caller_sends()
    {
        var preset = new UploadPreset("a", true, Settings(("folder", "a")));
        var merged = preset.Under(new Dictionary<string, string> { ["folder"] = "b", ["public_id"] = "p" }, isSigned: false);

        Assert.Equal(("a", "p"), (merged["folder"], merged["public_id"]));
    }

    [Theory]
    [InlineData(true, "call")]
    [InlineData(false, "preset")]
    public void Tags_and_context_are_those_of_both(bool isSigned, string winner)
    {
        var preset = new UploadPreset("a", true, Settings(("tags", "a,b"), ("context", "k=preset|p=1")));
        var options = UploadOptions.From(preset.Under(new Dictionary<string, string> { ["tags"] = "b,c", ["context"] = "k=call|c=2" }, isSigned));

        Assert.Equal("a b c", string.Join(' ', options.Tags));
        Assert.Equal(["c=2", $"k={winner}", "p=1"], options.Context.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    [Fact]
    public void A_preset_can_keep_the_public_id_to_itself()
    {
        var preset = new UploadPreset("a", true, Settings(("disallow_public_id", "true")));

        Assert.Throws<DamException>(() => preset.Under(new Dictionary<string, string> { ["public_id"] = "p" }, isSigned: true));
        Assert.Equal("f", preset.Under(new Dictionary<string, string> { ["folder"] = "f" }, isSigned: true)["folder"]);
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_takes_out_what_it_names_blank()
    {
        await CreateAsync("a", "tags", "a");
        Assert.True(await UpdateAsync("a", null, ("folder", "f"), ("tags", "")));

        var preset = (await Presets.FindAsync(TestLibrary.Cloud, "a", Token))!;
        Assert.Equal("folder f", string.Join(' ', Assert.Single(preset.Settings).Key, preset.Settings["folder"]));
        Assert.False(preset.Unsigned);
        Assert.True(await UpdateAsync("a", true));
        Assert.True((await Presets.FindAsync(TestLibrary.Cloud, "a", Token))!.Unsigned);
        Assert.False(await UpdateAsync("b", true));
    }

    [Fact]
    public async Task Two_who_change_a_preset_at_once_lose_nothing()
    {
        await CreateAsync("a", "tags", "a");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => UpdateAsync("a", null, ($"setting{i}", "x")), Token)));

        Assert.Equal(11, (await Presets.FindAsync(TestLibrary.Cloud, "a", Token))!.Settings.Count);
    }

    [Fact]
    public async Task Presets_are_listed_newest_first_or_as_asked_and_pages_do_not_overlap()
    {
        foreach (var name in new[] { "b", "c", "a" })
        {
            await CreateAsync(name, "tags", "a");
            _library.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await UpdateAsync("b", true);
        Assert.Equal(["a", "c", "b"], await NamesAsync(PresetOrder.Newest));
        Assert.Equal(["b", "c", "a"], await NamesAsync(PresetOrder.Parse("id", "asc")));
        Assert.Equal(["a", "b", "c"], await NamesAsync(PresetOrder.Parse("name", null)));
        Assert.Equal(["b", "a", "c"], await NamesAsync(PresetOrder.Parse("updated_at", null)));
    }

    [Fact]
    public async Task Presets_for_each_kind_are_used_where_none_is_named()
    {
        await CreateAsync("pictures", "tags", "picture");
        await CreateAsync("rest", "tags", "rest");
        var defaults = _library.Get<UploadDefaults>();
        await defaults.SetAsync(TestLibrary.Admin, TestLibrary.Cloud, new("pictures", null, "rest"), Token);

        Assert.Equal("pictures", await DefaultOfAsync(FakeMedia.Image()));
        Assert.Equal("rest", await DefaultOfAsync("text"));
        Assert.Equal(UploadPresets.Default.Name, await DefaultOfAsync("video mp4 10x10"));
        Assert.DoesNotContain(await NamesAsync(PresetOrder.Newest), name => name is not ("pictures" or "rest"));

        await Presets.DeleteAsync(TestLibrary.Admin, TestLibrary.Cloud, "rest", Token);
        Assert.Equal(UploadPresets.Default.Name, await DefaultOfAsync("text"));
        await Assert.ThrowsAsync<DamException>(() => defaults.SetAsync(TestLibrary.Admin, TestLibrary.Cloud, new("rest", null, null), Token));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static ImmutableSortedDictionary<string, string> Settings(params (string Name, string Value)[] settings)
        => settings.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private async Task<string> DefaultOfAsync(string content)
    {
        await using var file = await _library.FileAsync(content);
        return (await _library.Get<UploadDefaults>().ForAsync(TestLibrary.Cloud, file.Path, null, Token)).Name;
    }

    /// <summary>A page for each.</summary>
    private async Task<List<string>> NamesAsync(PresetOrder order)
    {
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Presets.ListAsync(TestLibrary.Admin, TestLibrary.Cloud, order, 1, cursor, Token);
            names.AddRange(page.Presets.Select(preset => preset.Name));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return names;
    }

    private Task<bool> UpdateAsync(string name, bool? unsigned, params (string Name, string Value)[] settings)
        => Presets.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, name, unsigned, Settings(settings), Token);

    private Task CreateAsync(string name, string setting, string value)
        => Presets.CreateAsync(TestLibrary.Admin, TestLibrary.Cloud, new(name, false, Settings((setting, value))), Token);
}
