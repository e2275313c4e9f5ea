using ServerlessDam.Assets.Analysis;

namespace ServerlessDam.Assets.Tests.Analysis;

public sealed class AnalysisHealthTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_counts_what_waits_and_what_does_not_work()
    {
        _library.Media.Sees = 0;
        var cat = (await _library.UploadAsync("cat")).Asset;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, cat.AssetId, cat.VersionId, Token);
        await _library.UploadAsync("dog");

        Assert.Equal(new(1, 0, 1), await FirstAsync(_library.Get<AnalysisHealth>()));
    }

    [Fact]
    public async Task Who_asks_is_told_what_is_known_and_does_not_wait_for_the_storage()
    {
        await _library.UploadAsync("cat");
        var health = _library.Get<AnalysisHealth>();
        Assert.Equal(new(1, 0, 0), await FirstAsync(health));

        await _library.UploadAsync("dog");
        _library.Clock.Advance(TimeSpan.FromSeconds(6));
        var hanging = new TaskCompletionSource();
        _library.Faults.AfterCall = _ => hanging.Task;
        Assert.Equal(new(1, 0, 0), await health.ReadAsync(Token));
        Assert.Equal(new(1, 0, 0), await health.ReadAsync(Token));

        hanging.SetResult();
        while (await health.ReadAsync(Token) != new AnalysisCondition(2, 0, 0))
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_storage_that_failed_is_asked_again()
    {
        await _library.UploadAsync("cat");
        var health = _library.Get<AnalysisHealth>();
        _library.Faults.DieAt(1, callHappens: false);
        await Assert.ThrowsAsync<StorageDied>(() => FirstAsync(health));

        _library.Faults.Restart();
        Assert.Equal(new(1, 0, 0), await FirstAsync(health));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    /// <summary>However slow this machine is.</summary>
    private static async Task<AnalysisCondition> FirstAsync(AnalysisHealth health)
    {
        for (; ; )
        {
            if (await health.ReadAsync(Token) is { } known)
            {
                return known;
            }
        }
    }
}
