using System.Collections.Immutable;
using System.Text;
using ServerlessDam.Assets.DropFolder;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.DropFolder;

public sealed class DropFolderTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Theory]
    [InlineData("demo/cat.jpg", "demo", "default", "", "cat.jpg")]
    [InlineData("demo/web/cat.jpg", "demo", "web", "", "cat.jpg")]
    [InlineData("demo/web/a/b/cat.jpg", "demo", "web", "a/b", "cat.jpg")]
    public void A_path_says_where_a_file_belongs(string path, string cloud, string preset, string folder, string file)
        => Assert.Equal(new(cloud, preset, folder, file), DropPath.Parse(path));

    [Fact]
    public void A_file_outside_any_cloud_is_refused()
        => Assert.Throws<DamException>(() => DropPath.Parse("cat.jpg"));

    [Fact]
    public async Task A_dropped_file_becomes_an_asset_in_its_folder_under_its_own_name()
    {
        await DropAsync("demo/default/shop/new/my cat.jpg");
        await TakeAsync("demo/default/shop/new/my cat.jpg");

        var asset = Assert.Single(await AssetsAsync());
        Assert.Matches("^my_cat_[a-z0-9]{6}$", asset.PublicId);
        Assert.Equal(("shop/new", "my cat"), (asset.Folder, asset.DisplayName));
        Assert.Empty(await FilesAsync("drop"));
    }

    [Fact]
    public async Task The_named_preset_says_what_becomes_of_a_file()
    {
        await PresetAsync("web", ("tags", "dropped"), ("use_filename", "1"), ("unique_filename", "0"), ("type", "private"));
        await DropAsync("demo/web/cat.jpg");
        await TakeAsync("demo/web/cat.jpg");

        var asset = Assert.Single(await AssetsAsync());
        Assert.Equal(("cat", "private"), (asset.PublicId, asset.Type));
        Assert.Equal(["dropped"], asset.Tags);
    }

    [Fact]
    public async Task A_mandatory_field_that_no_preset_fills_keeps_no_file_out()
    {
        var fields = _library.Get<MetadataFields>();
        foreach (var id in new[] { "licence", "source" })
        {
            await fields.AddAsync(TestLibrary.Admin, TestLibrary.Cloud, new() { ExternalId = id, Type = "string", Label = id }, Token);
            await fields.UpdateAsync(TestLibrary.Admin, TestLibrary.Cloud, id, new() { Mandatory = true }, Token);
        }

        await PresetAsync("web", ("metadata", "source=agency"));
        await DropAsync("demo/web/cat.jpg");
        await TakeAsync("demo/web/cat.jpg");

        Assert.Equal("agency", Assert.Single(Assert.Single(await AssetsAsync()).Metadata, value => value.Key == "source").Value.GetString());
        Assert.Empty(await FilesAsync("drop"));
        Assert.Empty(await FilesAsync("drop-failed"));
    }

    [Fact]
    public async Task The_same_file_told_twice_is_one_asset()
    {
        await DropAsync("demo/cat.jpg");
        await Task.WhenAll(TakeOrLaterAsync("demo/cat.jpg"), TakeOrLaterAsync("demo/cat.jpg"));
        await TakeAsync("demo/cat.jpg");

        Assert.Single(await AssetsAsync());
        Assert.Empty(await FilesAsync("drop"));
    }

    [Fact]
    public async Task A_file_that_is_taken_away_while_it_is_looked_at_leaves_nothing_to_do()
    {
        await DropAsync("demo/cat.jpg");
        _library.Media.BeforeProbe = () => _library.Blobs.DeleteAsync(new("drop", "demo/cat.jpg"), null, Token);
        await TakeAsync("demo/cat.jpg");

        Assert.Empty(await AssetsAsync());
        Assert.Empty(await FilesAsync("drop-failed"));
    }

    [Theory]
    [InlineData("demo/none/cat.jpg", "image jpg 1x1", "There is no upload preset named 'none'")]
    [InlineData("other/cat.jpg", "image jpg 1x1", "There is no cloud named 'other'")]
    [InlineData("demo/default/v1/x/cat.jpg", "", "Empty file")]
    [InlineData("demo/broken.jpg", "broken jpg", "Invalid image file")]
    [InlineData("demo/default/a&b/cat.jpg", "image jpg 1x1", "asset_folder (a&b) is invalid")]
    public async Task A_file_that_cannot_be_taken_moves_beside_a_note_that_says_why(string path, string content, string reason)
    {
        await DropAsync(path, content);
        await TakeAsync(path);

        Assert.Equal([path, path + ".error.json"], await FilesAsync("drop-failed"));
        Assert.Contains(reason.Replace("'", "\\u0027", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal), await _library.ReadAsync(new("drop-failed", path + ".error.json")), StringComparison.Ordinal);
        Assert.Empty(await FilesAsync("drop"));
        Assert.Empty(await AssetsAsync());
    }

    [Fact]
    public async Task A_preset_whose_transformation_cannot_be_carried_out_fails_the_file_with_those_words()
    {
        await PresetAsync("web", ("transformation", "t_nobody_defined_this"));
        await DropAsync("demo/web/cat.jpg");
        await TakeAsync("demo/web/cat.jpg");

        Assert.Equal(2, (await FilesAsync("drop-failed")).Count);
    }

    [Fact]
    public async Task Two_bad_files_of_one_name_are_both_kept()
    {
        foreach (var content in new[] { "broken jpg 1", "broken jpg number 2" })
        {
            await DropAsync("demo/cat.jpg", content);
            await TakeAsync("demo/cat.jpg");
        }

        var kept = (await FilesAsync("drop-failed")).Where(name => !name.EndsWith(".json", StringComparison.Ordinal));
        var contents = await Task.WhenAll(kept.Select(name => _library.ReadAsync(new("drop-failed", name))));
        Assert.Equal(["broken jpg 1", "broken jpg number 2"], contents.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_longest_name_a_file_can_have_is_no_reason_to_lose_it()
    {
        var path = "demo/" + new string('猫', 83) + ".jpg";
        await DropAsync(path, "broken jpg");
        await TakeAsync(path);
        await DropAsync(path, "broken jpg again");
        await TakeAsync(path);

        Assert.Equal(4, (await FilesAsync("drop-failed")).Count);
        Assert.Empty(await FilesAsync("drop"));
    }

    [Fact]
    public async Task A_server_that_is_busy_leaves_the_file_where_it_is()
    {
        _library.Media.BeforeDerivation = () => throw new DamException(ErrorKind.NotAvailable, "no worker");
        await PresetAsync("web", ("transformation", "w_100"));
        await DropAsync("demo/web/cat.jpg");

        await Assert.ThrowsAsync<DamException>(() => TakeAsync("demo/web/cat.jpg"));
        Assert.Equal(["demo/web/cat.jpg"], await FilesAsync("drop"));
    }

    [Fact]
    public async Task A_file_given_up_moves_to_the_failed_ones()
    {
        await DropAsync("demo/cat.jpg");
        await _library.Get<IngestDroppedFile>().GiveUpAsync("demo/cat.jpg", Token);

        Assert.Equal(2, (await FilesAsync("drop-failed")).Count);
        Assert.Empty(await FilesAsync("drop"));
    }

    [Theory]
    [InlineData("image jpg 1x1", false)]
    [InlineData("image jpg 1x1", true)]
    [InlineData("broken jpg", false)]
    [InlineData("broken jpg", true)]
    public async Task Wherever_the_process_dies_a_dropped_file_ends_as_one_asset_or_among_the_failed(string content, bool callHappens)
    {
        for (var call = 1; ; call++)
        {
            var path = $"demo/default/round {call}/cat.jpg";
            await DropAsync(path, content);
            _library.Faults.DieAt(call, callHappens);
            var died = await DiesAsync(() => TakeAsync(path));
            await _library.RestartAsync();
            if ((await FilesAsync("drop")).Count > 0)
            {
                await TakeAsync(path);
            }

            await _library.SweepAsync();
            await _library.AssertCleanAsync();
            var assets = (await AssetsAsync()).Count(asset => asset.Folder == $"round {call}");
            var failed = (await FilesAsync("drop-failed")).Count(name => name.StartsWith($"demo/default/round {call}/", StringComparison.Ordinal) && name.EndsWith(".jpg", StringComparison.Ordinal));
            Assert.Equal(content[0] == 'i' ? 1 : 0, assets);
            Assert.True(content[0] == 'i' ? failed == 0 : failed >= 1, $"call {call}: {failed} failed files");
            if (!died)
            {
                Assert.True(call > 5, "nothing was tried");
                return;
            }
        }
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static async Task<bool> DiesAsync(Func<Task> action)
    {
        try
        {
            await action();
            return false;
        }
        catch (StorageDied)
        {
            return true;
        }
    }

    private async Task DropAsync(string path, string content = "image jpg 640x480")
    {
        await using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await _library.Blobs.PutAsync(new("drop", path), bytes, BlobCondition.None, Token);
    }

    private Task TakeAsync(string path) => _library.Get<IngestDroppedFile>().ExecuteAsync(path, Token);

    private async Task TakeOrLaterAsync(string path)
    {
        try
        {
            await TakeAsync(path);
        }
        catch (DamException e) when (e.Kind == ErrorKind.RateLimited)
        {
            // The host comes again.
        }
    }

    private Task PresetAsync(string name, params (string Name, string Value)[] settings)
        => _library.Get<UploadPresets>().CreateAsync(
            TestLibrary.Admin,
            TestLibrary.Cloud,
            new(name, false, settings.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)),
            Token);

    private async Task<IReadOnlyList<Asset>> AssetsAsync()
        => (await _library.Get<ListAssets>().NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, 500, null, Token)).Assets;

    private async Task<IReadOnlyList<string>> FilesAsync(string container)
        => [.. (await _library.Blobs.ListAsync(container, "", 500, null, Token)).Blobs.Select(blob => blob.Name.Name)];
}
