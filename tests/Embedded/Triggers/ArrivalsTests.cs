using ServerlessDam.Assets.Storage;
using ServerlessDam.StorageContracts;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Tests.Triggers;

public sealed class ArrivalsTests : StoreTest
{
    [Fact]
    public async Task A_watcher_gets_what_is_there_and_then_what_comes()
    {
        var there = await Store.Blobs.PutTextAsync("there", "1");
        await using var watch = Store.Arrivals.WatchAsync(TextBlobs.Container, Token).GetAsyncEnumerator(Token);
        Assert.Equal(new BlobArrival(TextBlobs.Container, "there", there!.ETag), await NextAsync(watch));

        var next = NextAsync(watch);
        await Store.Blobs.PutAsync(new BlobName("others", "a"), new MemoryStream(), BlobCondition.None, Token);
        var put = await Store.Blobs.PutTextAsync("put", "2");
        Assert.Equal(new BlobArrival(TextBlobs.Container, "put", put!.ETag), await next);

        await Store.Blobs.StageTextAsync("parts", "00", "3");
        await Store.Blobs.CommitAsync(TextBlobs.Name("parts"), ["00"], BlobCondition.None, Token);
        Assert.Equal("parts", (await NextAsync(watch)).Name);
        await Store.Blobs.CopyAsync(TextBlobs.Name("put"), TextBlobs.Name("copy"), BlobCondition.None, Token);
        Assert.Equal("copy", (await NextAsync(watch)).Name);
        await Store.Blobs.PutTextAsync("there", "4");
        Assert.NotEqual(there.ETag, (await NextAsync(watch)).ETag);
    }

    [Fact]
    public async Task A_watcher_that_does_not_keep_up_misses_nothing()
    {
        await using var watch = Store.Arrivals.WatchAsync(TextBlobs.Container, Token).GetAsyncEnumerator(Token);
        await Store.Blobs.PutTextAsync("first", "x");
        var seen = new HashSet<string> { (await NextAsync(watch)).Name };

        var copies = 0;
        await Parallel.ForAsync(0, 10_500, Token, async (i, token) =>
        {
            await Store.Blobs.CopyAsync(TextBlobs.Name("first"), TextBlobs.Name($"{i}"), BlobCondition.New, token);
            Interlocked.Increment(ref copies);
        });

        while (seen.Count < copies + 1)
        {
            seen.Add((await NextAsync(watch)).Name);
        }
    }

    [Fact]
    public async Task After_a_restart_what_has_no_receipt_comes_again_and_what_has_one_is_known()
    {
        var done = new BlobArrival(TextBlobs.Container, "done", (await Store.Blobs.PutTextAsync("done", "1"))!.ETag);
        await Store.Blobs.PutTextAsync("open", "2");
        await Store.Receipts.AddAsync("Analyze", done, Token);
        await Store.Receipts.AddAsync("Analyze", done, Token);
        await Test.ReopenAsync();

        await using var watch = Store.Arrivals.WatchAsync(TextBlobs.Container, Token).GetAsyncEnumerator(Token);
        var arrivals = new[] { await NextAsync(watch), await NextAsync(watch) };

        var unknown = new List<string>();
        foreach (var arrival in arrivals)
        {
            if (!await Store.Receipts.HasAsync("Analyze", arrival, Token))
            {
                unknown.Add(arrival.Name);
            }
        }

        Assert.Equal(["open"], unknown);
    }

    [Fact]
    public async Task A_receipt_is_for_one_function_and_one_content()
    {
        var blob = new BlobArrival("drop", "demo/a.jpg", "1-2-3");
        await Store.Receipts.AddAsync("Ingest", blob, Token);

        Assert.True(await Store.Receipts.HasAsync("Ingest", blob, Token));
        Assert.False(await Store.Receipts.HasAsync("Other", blob, Token));
        Assert.False(await Store.Receipts.HasAsync("Ingest", blob with { ETag = "1-2-4" }, Token));
        Assert.False(await Store.Receipts.HasAsync("Ingest", blob with { Name = "demo/A.jpg" }, Token));
        Assert.False(await Store.Receipts.HasAsync("Ingest", blob with { Container = "originals" }, Token));
    }

    [Fact]
    public void An_address_has_account_container_and_name_as_its_path()
    {
        var address = Store.Arrivals.AddressOf("originals", "demo/a b#c?d%2F/é.jpg");

        Assert.Equal(["", "embedded", "originals", "demo", "a b#c?d%2F", "é.jpg"], address.AbsolutePath.Split('/').Select(Uri.UnescapeDataString));
    }

    private static async Task<BlobArrival> NextAsync(IAsyncEnumerator<BlobArrival> watch)
    {
        Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token));
        return watch.Current;
    }
}
