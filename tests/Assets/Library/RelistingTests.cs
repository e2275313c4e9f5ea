using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

/// <summary>Changes of more tags and context pairs than one transaction takes.</summary>
public sealed class RelistingTests : IAsyncDisposable
{
    private const int Most = 80;

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task An_upload_replaces_all_the_tags_that_an_asset_may_have()
    {
        await UploadAsync("cat", "old");
        await UploadAsync("cat", "new");

        await AssertHasAsync("cat", "new");
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task So_does_a_call_that_replaces_tags()
    {
        await UploadAsync("cat", "old");
        await _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [TestLibrary.Key("cat")], "replace", Labels.Tags(Names("new")), Token);

        await AssertHasAsync("cat", "new");
    }

    [Fact]
    public async Task All_context_is_replaced_at_once_and_tags_by_context()
    {
        await _library.UploadAsync("cat", FakeMedia.Image(note: "1"), new() { Context = Labels.Context(string.Join('|', Names("old").Take(Most / 2).Select(name => $"{name}=v"))) });
        await _library.UploadAsync("cat", FakeMedia.Image(note: "2"), new() { Context = Labels.Context(string.Join('|', Names("new").Take(Most / 2).Select(name => $"{name}=v"))) });
        Assert.Equal(Most / 2, (await _library.FindAsync("cat"))!.Context.Count);
        await AssertRowsAsync("cat");

        await UploadAsync("cat", "old");
        await AssertHasAsync("cat", "old");
    }

    [Fact]
    public async Task Of_two_such_changes_at_once_one_is_the_last()
    {
        await UploadAsync("cat", "old");
        await Task.WhenAll(Task.Run(() => UploadAsync("cat", "one")), Task.Run(() => UploadAsync("cat", "two")));

        var word = (await _library.FindAsync("cat"))!.Tags[0][..3];
        await AssertHasAsync("cat", word);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_on_the_way_leaves_the_old_tags_or_the_new_ones_and_the_next_change_takes_its_traces_away(bool callHappens)
    {
        for (var call = 1; ; call++)
        {
            await UploadAsync("cat", "old");
            _library.Faults.DieAt(call, callHappens);
            var error = await Record.ExceptionAsync(() => UploadAsync("cat", "new"));
            Assert.True(error is null or StorageDied, error?.ToString());
            await _library.RestartAsync();
            await _library.SweepAsync();
            await _library.AssertCleanAsync();

            var word = (await _library.FindAsync("cat"))!.Tags[0][..3];
            await AssertListedAsync("cat", word);
            if (call % 2 == 0)
            {
                await _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [TestLibrary.Key("cat")], "remove", Labels.Tags($"{word}0"), Token);
                await AssertRowsAsync("cat");
            }

            await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("cat"), Token);
            Assert.Empty(await RowsAsync());
            if (error is null)
            {
                Assert.Equal("new", word);
                return;
            }
        }
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static IEnumerable<string> Names(string word) => Enumerable.Range(0, Most).Select(i => $"{word}{i}");

    private async Task UploadAsync(string id, string word)
        => await _library.UploadAsync(id, FakeMedia.Image(note: word), new() { Tags = Labels.Tags(Names(word)) });

    private async Task AssertHasAsync(string id, string word)
    {
        await AssertListedAsync(id, word);
        await AssertRowsAsync(id);
    }

    /// <summary>It has these tags alone, and is listed by no other.</summary>
    private async Task AssertListedAsync(string id, string word)
    {
        Assert.Equal(Labels.Tags(Names(word)), (await _library.FindAsync(id))!.Tags);
        var list = _library.Get<ListAssets>();
        foreach (var tag in new[] { "old", "new", "one", "two" }.SelectMany(each => new[] { $"{each}0", $"{each}{Most - 1}" }))
        {
            var one = await list.TaggedAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, tag, 10, null, Token);
            var all = await list.TaggedAsync(TestLibrary.Admin, TestLibrary.Cloud, tag, 10, null, Token);
            string[] expected = tag.StartsWith(word, StringComparison.Ordinal) ? [id] : [];
            Assert.Equal(expected, one.Assets.Select(asset => asset.PublicId));
            Assert.Equal(one.Assets.Count, all.Assets.Count);
        }
    }

    /// <summary>There is no row of a label that the only asset does not have.</summary>
    private async Task AssertRowsAsync(string id)
        => Assert.Equal(CatalogKeys.LabelListings((await _library.FindAsync(id))!).Order(StringComparer.Ordinal), await RowsAsync());

    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        var rows = new List<Row>();
        foreach (var prefix in new[] { "ck", "cv", "t" })
        {
            rows.AddRange(await _library.Tables.FirstAsync(CatalogKeys.Table, TestLibrary.Cloud, RowRange.Prefix(RowKeys.Prefix(prefix)), 1000, Token));
        }

        return [.. rows.Select(row => row.RowKey)];
    }
}
