using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class LabelAssetsTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Theory]
    [InlineData("add", "b,c", "a,b,c")]
    [InlineData("remove", "a,z", "b")]
    [InlineData("replace", "z", "z")]
    [InlineData("remove_all", "", "")]
    [InlineData("set_exclusive", "c", "a,b,c")]
    public async Task A_command_changes_the_tags(string command, string tags, string expected)
    {
        await AddAsync("x", "a,b");
        await TagAsync(command, tags, "x");

        Assert.Equal(expected, await TagsAsync("x"));
    }

    [Fact]
    public async Task An_exclusive_tag_leaves_all_other_assets_of_the_kind_whatever_their_delivery_type()
    {
        await AddAsync("x", "b");
        await AddAsync("y", "a,b");
        await AddAsync("z", "a", type: "private");
        await AddAsync("file.txt", "a", kind: ResourceType.Raw);
        await TagAsync("set_exclusive", "a", "x");

        Assert.Equal("a,b", await TagsAsync("x"));
        Assert.Equal("b", await TagsAsync("y"));
        Assert.Equal("", string.Join(',', (await _library.FindAsync("z", type: "private"))!.Tags));
        Assert.Equal("a", string.Join(',', (await _library.FindAsync("file.txt", ResourceType.Raw))!.Tags));
    }

    [Fact]
    public async Task Ids_that_do_not_exist_are_passed_over()
    {
        await AddAsync("x", "");

        Assert.Equal(["x"], await TagAsync("add", "a", "none", "x"));
    }

    [Fact]
    public async Task Context_is_merged_or_removed()
    {
        await AddAsync("x", "");
        await ContextAsync("add", "a=1|b=2");
        await ContextAsync("add", "b=3");
        Assert.Equal(["a=1", "b=3"], (await _library.FindAsync("x"))!.Context.Select(pair => $"{pair.Key}={pair.Value}"));

        await ContextAsync("remove_all", "");
        Assert.Empty((await _library.FindAsync("x"))!.Context);
    }

    [Fact]
    public async Task A_command_that_is_none_is_refused()
    {
        await Assert.ThrowsAsync<DamException>(() => TagAsync("explode", "a", "x"));
        await Assert.ThrowsAsync<DamException>(() => ContextAsync("replace", "a=1"));
    }

    [Fact]
    public async Task More_assets_than_a_request_may_name_are_refused()
        => await Assert.ThrowsAsync<DamException>(() => TagAsync("add", "a", [.. Enumerable.Range(0, 1001).Select(i => $"{i}")]));

    [Fact]
    public async Task Context_that_no_row_can_hold_is_refused_and_changes_nothing()
    {
        await AddAsync("x", "a");

        await Assert.ThrowsAsync<DamException>(() => ContextAsync("add", "k=" + new string('v', 1_000_000)));
        Assert.Empty((await _library.FindAsync("x"))!.Context);
    }

    [Fact]
    public async Task A_long_context_comes_back_whole()
    {
        await AddAsync("x", "a");
        await ContextAsync("add", "k=" + new string('猫', 100_000));

        Assert.Equal(new string('猫', 100_000), (await _library.FindAsync("x"))!.Context["k"]);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task AddAsync(string id, string tags, string type = "upload", ResourceType? kind = null)
        => await _library.UploadAsync(id, options: new() { Tags = Labels.Tags(tags), Type = type }, resourceType: kind);

    private Task<IReadOnlyList<string>> TagAsync(string command, string tags, params string[] ids)
        => _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [.. ids.Select(id => TestLibrary.Key(id))], command, Labels.Tags(tags), Token);

    private async Task ContextAsync(string command, string context)
        => await _library.Get<LabelAssets>().ContextAsync(TestLibrary.Admin, [TestLibrary.Key("x")], command, Labels.Context(context), Token);

    private async Task<string> TagsAsync(string id) => string.Join(',', (await _library.FindAsync(id))!.Tags);
}
