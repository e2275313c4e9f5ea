using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.Azure.Triggers;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.StorageContracts;
using ServerlessDam.Triggers;

namespace ServerlessDam.Azure.Tests.Triggers;

public sealed class PolledArrivalsTests
{
    private readonly TestAccount _here;
    private readonly TestAccount _elsewhere;
    private readonly PolledArrivals _arrivals;

    public PolledArrivalsTests(Azurite azurite)
    {
        _here = new TestAccount(azurite);
        _elsewhere = new TestAccount(_here.ConnectionString);
        _arrivals = Polled(TimeProvider.System);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watcher_gets_what_is_there_then_what_comes_from_here_and_from_elsewhere_each_once()
    {
        var there = await _elsewhere.Blobs.PutTextAsync("there", "1");
        await using var watch = _arrivals.WatchAsync(TextBlobs.Container, Token).GetAsyncEnumerator(Token);
        Assert.Equal(new BlobArrival(TextBlobs.Container, "there", there!.ETag), await NextAsync(watch));

        await _here.Blobs.PutTextAsync("here", "2");
        Assert.Equal("here", (await NextAsync(watch)).Name);
        await _elsewhere.Blobs.PutTextAsync("elsewhere", "3");
        Assert.Equal("elsewhere", (await NextAsync(watch)).Name);
        await _elsewhere.Blobs.DeleteAsync(TextBlobs.Name("elsewhere"), null, Token);
        var replaced = await _elsewhere.Blobs.PutTextAsync("there", "4");
        Assert.Equal(new BlobArrival(TextBlobs.Container, "there", replaced!.ETag), await NextAsync(watch));
    }

    [Fact]
    public async Task What_this_process_writes_is_announced_without_another_look()
    {
        await using var watch = Polled(new StoppedTime()).WatchAsync(TextBlobs.Container, Token).GetAsyncEnumerator(Token);
        await _here.Blobs.PutTextAsync("first", "x");
        await NextAsync(watch);
        var next = watch.MoveNextAsync().AsTask();
        await Task.Delay(200, Token);

        await _here.Blobs.StageTextAsync("second", "00", "x");
        await _here.Blobs.CommitAsync(TextBlobs.Name("second"), ["00"], BlobCondition.None, Token);

        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(60), Token));
        Assert.Equal("second", watch.Current.Name);
    }

    [Fact]
    public void An_address_has_account_container_and_name_as_its_path()
    {
        var address = _arrivals.AddressOf("originals", "demo/a b#c?d%2F/é.jpg");

        Assert.Equal(["originals", "demo", "a b#c?d%2F", "é.jpg"], address.AbsolutePath.Split('/')[2..].Select(Uri.UnescapeDataString));
        Assert.Equal("demo/a b#c?d%2F/é.jpg", new global::Azure.Storage.Blobs.BlobClient(address).Name);
    }

    private PolledArrivals Polled(TimeProvider time) => new(_here.Blobs, _here.Arrivals, _here.Clients.Blobs.Uri, time);

    private static async Task<BlobArrival> NextAsync(IAsyncEnumerator<BlobArrival> watch)
    {
        Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token));
        return watch.Current;
    }
}
