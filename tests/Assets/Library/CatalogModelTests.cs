using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

/// <summary>Random uploads, renames, labels and deletions, done to the library and to a dictionary.</summary>
public sealed class CatalogModelTests : IAsyncDisposable
{
    private static readonly string[] Ids = ["a", "b", "c/d", "c/e", "ab"];
    private static readonly string[] Tags = ["x", "y", "z"];

    private readonly TestLibrary _library = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task After_any_sequence_of_changes_library_and_model_agree_and_nothing_dangles(int seed)
    {
        var random = new Random(seed);
        var model = new Dictionary<string, (string Bytes, ImmutableSortedSet<string> Tags)>();
        for (var step = 0; step < 120; step++)
        {
            _library.Clock.Advance(TimeSpan.FromMilliseconds(random.Next(1500)));
            await ChangeAsync(random, model, step);
        }

        await _library.SweepAsync();
        Assert.Equal(model.Count, (await _library.AssertCleanAsync()).Assets);
        foreach (var (id, expected) in model)
        {
            var asset = await _library.FindAsync(id);
            Assert.NotNull(asset);
            Assert.Equal(expected.Tags, asset.Tags);
            Assert.Equal(expected.Bytes, await _library.ReadAsync(asset.Original));
        }

        await AssertListingsAsync(model.ToDictionary(pair => pair.Key, pair => pair.Value.Tags));
    }

    [Fact]
    public async Task Of_many_writers_at_once_none_is_lost()
    {
        await _library.UploadAsync("a");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => TagAsync(["a"], "add", $"tag{i:D2}"))));

        Assert.Equal(string.Join(' ', Enumerable.Range(0, 20).Select(i => $"tag{i:D2}")), string.Join(' ', (await _library.FindAsync("a"))!.Tags));
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task Renames_to_one_name_at_once_leave_one_of_that_name()
    {
        foreach (var id in Ids)
        {
            await _library.UploadAsync(id);
        }

        var errors = await Task.WhenAll(Ids.Select(async id => await Record.ExceptionAsync(() => Task.Run(() => RenameAsync(id, "target", overwrite: false)))));

        Assert.Equal(Ids.Length - 1, errors.Count(error => error is DamException { Kind: ErrorKind.InvalidParameter }));
        await _library.SweepAsync();
        Assert.Equal(Ids.Length, (await _library.AssertCleanAsync()).Assets);
    }

    [Fact]
    public async Task An_asset_with_as_many_tags_as_it_may_have_can_be_renamed_overwritten_and_deleted()
    {
        await _library.UploadAsync("a");
        for (var i = 0; i < 80; i++)
        {
            await TagAsync(["a"], "add", $"tag{i}");
        }

        await Assert.ThrowsAsync<DamException>(() => TagAsync(["a"], "add", "one more"));
        await RenameAsync("a", "b", overwrite: false);
        await _library.UploadAsync("b");
        await TagAsync(["b"], "add", [.. Enumerable.Range(0, 80).Select(i => $"tag{i}")]);
        await DeleteAsync("b");
        await _library.SweepAsync();
        Assert.Equal(0, (await _library.AssertCleanAsync()).Assets);
    }

    [Fact]
    public async Task A_rename_to_another_delivery_type_moves_every_listing()
    {
        var before = (await _library.UploadAsync("a", options: new() { Tags = Labels.Tags("x") })).Asset;
        await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, before.Key, "b", "private", false, Token);

        var after = await _library.FindAsync("b", type: "private");
        Assert.Equal(before.AssetId, after?.AssetId);
        Assert.Equal("b", (await _library.Catalog.FindByIdAsync(TestLibrary.Cloud, before.AssetId, Token))?.PublicId);
        Assert.Null(await _library.FindAsync("a"));
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task The_stamp_changes_with_every_change_and_with_nothing_else()
    {
        var catalog = _library.Catalog;
        List<string> stamps = [await catalog.StampAsync(TestLibrary.Cloud, Token)];
        Func<Task>[] changes = [() => _library.UploadAsync("a"), () => TagAsync(["a"], "add", "x"), () => RenameAsync("a", "b", overwrite: false), () => DeleteAsync("b")];
        foreach (var change in changes)
        {
            await change();
            stamps.Add(await catalog.StampAsync(TestLibrary.Cloud, Token));
            await _library.FindAsync("a");
            Assert.Equal(stamps[^1], await catalog.StampAsync(TestLibrary.Cloud, Token));
        }

        Assert.Equal(stamps.Count, stamps.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a?b")]
    [InlineData("v1/a")]
    public async Task No_asset_is_renamed_to_a_name_that_none_may_have(string name)
    {
        await _library.UploadAsync("a");

        await Assert.ThrowsAsync<DamException>(() => RenameAsync("a", name, overwrite: true));
        Assert.NotNull(await _library.FindAsync("a"));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task ChangeAsync(Random random, Dictionary<string, (string Bytes, ImmutableSortedSet<string> Tags)> model, int step)
    {
        var (id, other, tag) = (Ids[random.Next(Ids.Length)], Ids[random.Next(Ids.Length)], Tags[random.Next(Tags.Length)]);
        switch (random.Next(6))
        {
            case 0 or 1:
                var bytes = FakeMedia.Image(note: $"{step}");
                await _library.UploadAsync(id, bytes, new() { Tags = Labels.Tags(tag) });
                model[id] = (bytes, Labels.Tags(tag));
                break;
            case 2 when model.TryGetValue(id, out var moved) && id != other:
                await RenameAsync(id, other, overwrite: true);
                model.Remove(id);
                model[other] = moved;
                break;
            case 3:
                await DeleteAsync(id);
                model.Remove(id);
                break;
            case 4:
                await TagAsync([id, other], "add", tag);
                foreach (var each in new[] { id, other }.Where(model.ContainsKey))
                {
                    model[each] = model[each] with { Tags = model[each].Tags.Add(tag) };
                }

                break;
            case 5:
                await TagAsync([id], "set_exclusive", tag);
                foreach (var each in model.Keys.ToList())
                {
                    var tags = model[each].Tags;
                    model[each] = model[each] with { Tags = each == id ? tags.Add(tag) : tags.Remove(tag) };
                }

                break;
        }
    }

    private async Task AssertListingsAsync(Dictionary<string, ImmutableSortedSet<string>> model)
    {
        var list = _library.Get<ListAssets>();
        var newest = await list.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, 500, null, Token);
        Assert.Equal(model.Keys.Order(StringComparer.Ordinal), newest.Assets.Select(asset => asset.PublicId).Order(StringComparer.Ordinal));
        Assert.Equal(newest.Assets.Select(asset => asset.CreatedAt).OrderDescending(), newest.Assets.Select(asset => asset.CreatedAt));
        foreach (var tag in Tags)
        {
            var tagged = await list.TaggedAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, tag, 500, null, Token);
            Assert.Equal(
                model.Where(pair => pair.Value.Contains(tag)).Select(pair => pair.Key).Order(StringComparer.Ordinal),
                tagged.Assets.Select(asset => asset.PublicId).Order(StringComparer.Ordinal));
        }
    }

    private async Task TagAsync(string[] ids, string command, params string[] tags)
        => await _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [.. ids.Select(id => TestLibrary.Key(id))], command, Labels.Tags(tags), Token);

    private async Task RenameAsync(string from, string to, bool overwrite)
        => await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, TestLibrary.Key(from), to, null, overwrite, Token);

    private async Task DeleteAsync(string id) => await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key(id), Token);
}
