using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Tests.Accounts.Environments;

public sealed class SamplesTests : IAsyncDisposable
{
    private readonly TestEnvironments _test = new();

    private ProductEnvironment Demo => _test.Library.Environment;

    [Fact]
    public async Task An_environment_gets_its_picture_once()
    {
        await _test.Samples.TryAddAsync(Demo, Token);
        await _test.Samples.TryAddAsync(Demo, Token);

        Assert.Equal((864, "jpg"), (await _test.Library.FindAsync("sample") is { } sample) ? (sample.Width, sample.Format) : default);
        await _test.Library.AssertCleanOfUploadsAsync(assets: 1);
    }

    [Fact]
    public async Task Deleted_by_its_owner_it_does_not_come_back()
    {
        await _test.Samples.TryAddAsync(Demo, Token);
        await _test.Library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("sample"), Token);
        await _test.Samples.TryAddAsync(Demo, Token);

        Assert.Null(await _test.Library.FindAsync("sample"));
    }

    [Fact]
    public async Task A_library_that_was_in_use_before_does_without_it()
    {
        await _test.Library.UploadAsync("mine");
        await _test.Samples.TryAddAsync(Demo, Token);

        Assert.Null(await _test.Library.FindAsync("sample"));
    }

    [Fact]
    public async Task Of_many_instances_that_start_at_once_it_comes_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _test.Samples.TryAddAsync(Demo, Token)));

        Assert.NotNull(await _test.Library.FindAsync("sample"));
        await _test.Library.AssertCleanOfUploadsAsync(assets: 1);
    }

    [Fact]
    public async Task What_goes_wrong_stops_nobody_and_is_tried_again()
    {
        _test.Library.Media.BeforeProbe = () => throw new Errors.DamException(Errors.ErrorKind.NotAvailable, "There is no media worker");
        await _test.Samples.TryAddAsync(Demo, Token);
        Assert.Null(await _test.Library.FindAsync("sample"));

        _test.Library.Media.BeforeProbe = () => Task.CompletedTask;
        await _test.Samples.TryAddAsync(Demo, Token);
        Assert.NotNull(await _test.Library.FindAsync("sample"));
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
