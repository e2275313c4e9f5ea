using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Upload;

/// <summary>The process dies at each call to its storage in turn, before or after the call took place.</summary>
public sealed class IngestCrashes : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_new_upload_is_there_whole_or_not_at_all(bool callHappens)
        => DieAtEachCallAsync(callHappens, _ => Task.CompletedTask, name => _library.UploadAsync(name), async (name, died) =>
        {
            var asset = await _library.FindAsync(name);
            Assert.True(died || asset is not null);
            Assert.Equal(asset is null ? null : FakeMedia.Image(), asset is null ? null : await _library.ReadAsync(asset.Original));
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task An_overwrite_leaves_the_old_asset_or_the_new_one(bool callHappens)
        => DieAtEachCallAsync(
            callHappens,
            name => _library.UploadAsync(name, FakeMedia.Image(note: "old"), new() { Tags = Labels.Tags("old") }),
            name => _library.UploadAsync(name, FakeMedia.Image(note: "new"), new() { Tags = Labels.Tags("new") }),
            async (name, _) =>
            {
                var asset = await _library.FindAsync(name);
                Assert.NotNull(asset);
                Assert.Equal(FakeMedia.Image(note: Assert.Single(asset.Tags)), await _library.ReadAsync(asset.Original));
            });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_deletion_takes_all_or_nothing(bool callHappens)
        => DieAtEachCallAsync(
            callHappens,
            name => _library.UploadAsync(name),
            name => _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key(name), Token),
            async (name, died) => Assert.True(died || await _library.FindAsync(name) is null));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_rename_over_another_asset_never_leaves_two_of_one_name_and_keeps_the_source(bool callHappens)
        => DieAtEachCallAsync(
            callHappens,
            async name =>
            {
                await _library.UploadAsync(name, FakeMedia.Image(note: "source"));
                await _library.UploadAsync(name + "-to");
            },
            name => _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, TestLibrary.Key(name), name + "-to", null, overwrite: true, Token),
            async (name, _) =>
            {
                var asset = await _library.FindAsync(name) ?? await _library.FindAsync(name + "-to");
                Assert.Equal(FakeMedia.Image(note: "source"), await _library.ReadAsync(asset!.Original));
            });

    [Fact]
    public async Task A_sweep_that_dies_itself_is_made_good_by_the_next_one()
    {
        for (var call = 1; call < 12; call++)
        {
            await _library.UploadAsync("cat", FakeMedia.Image(note: $"{call}"));
            await _library.UploadAsync("cat", FakeMedia.Image(note: $"{call} again"));
            _library.Clock.Advance(TimeSpan.FromMinutes(1));
            _library.Faults.DieAt(call, callHappens: call % 2 == 0);
            await Record.ExceptionAsync(() => _library.Get<Sweeper>().ExecuteAsync(soleOwner: true, Token));
            await _library.RestartAsync();
            await _library.SweepAsync();
            Assert.Equal(1, (await _library.AssertCleanAsync()).Assets);
        }
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task DieAtEachCallAsync(bool callHappens, Func<string, Task> before, Func<string, Task> action, Func<string, bool, Task> check)
    {
        for (var call = 1; ; call++)
        {
            var name = $"round{call}";
            await before(name);
            _library.Faults.DieAt(call, callHappens);
            var error = await Record.ExceptionAsync(() => action(name));
            Assert.True(error is null or StorageDied, error?.ToString());
            await _library.RestartAsync();
            await _library.SweepAsync();
            await _library.AssertCleanAsync();
            await check(name, error is not null);
            if (error is null)
            {
                Assert.True(call > 2, "nothing was tried");
                return;
            }
        }
    }
}
