using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Azure;

/// <summary>A storage that refuses, throttles, hangs or loses its answers: requests fail or are tried again, and nothing is left half done.</summary>
public sealed class StorageInTrouble(Azurite azurite) : IAsyncLifetime
{
    private readonly string account = azurite.NewAccount();
    private readonly Random random = new(20260322);
    private StorageProxy proxy = null!;
    private RunningOnAccount app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        proxy = await StorageProxy.StartAsync(account);
        app = new RunningOnAccount(proxy.Connection);
        await app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        proxy.Troubles = _ => null;
        await app.DisposeAsync();
        await proxy.DisposeAsync();
    }

    public static TheoryData<string> Troubles => ["503", "429", "hangs"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task While_it_lasts_requests_end_in_a_clear_error_and_then_go_on_without_a_restart(string kind)
    {
        using var client = new Client(app);
        var before = (string?)(await client.UploadAsync("image", "before.svg", Drawings.Number(1), Token))["public_id"];
        proxy.Troubles = _ => kind == "hangs" ? new Trouble.Silence() : new Trouble.Refusal((HttpStatusCode)int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture));

        var watch = Stopwatch.StartNew();
        var (uploading, delivering, listing, asking) = (
            client.TryUploadAsync("image", "during.svg", Drawings.Number(2), "during", Token),
            client.DeliverAsync($"image/upload/w_33/{before}.png", Token),
            client.TryGetAsync("resources/image", Token),
            client.HealthAsync(Token));
        using var upload = await uploading;
        using var delivery = await delivering;
        using var list = await listing;
        using var health = await asking;
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(150), $"four requests took {watch.Elapsed}");
        Assert.Equal(HttpStatusCode.InternalServerError, upload.StatusCode);
        Assert.Contains("storage", (string?)JsonNode.Parse(await upload.Content.ReadAsStringAsync(Token))!["error"]!["message"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, delivery.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, list.StatusCode);
        Assert.All([upload, delivery, list], answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.True(delivery.Headers.Contains("X-Cld-Error") && delivery.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);

        proxy.Troubles = _ => null;
        await client.UploadAsync("image", "after.svg", Drawings.Number(3), Token);
        using var recovered = await client.DeliverAsync($"image/upload/w_33/{before}.png", Token);
        Assert.Equal(HttpStatusCode.OK, recovered.StatusCode);
        Assert.DoesNotContain(await client.ListAsync("image", Token), asset => (string?)asset["public_id"] == "during");
        (await app.CheckAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task Throttled_now_and_then_it_slows_down_and_loses_nothing()
    {
        using var client = new Client(app);

        // No call three times in a row: four tries are made, all under one id.
        var refused = new ConcurrentDictionary<string, int>();
        proxy.Troubles = request =>
        {
            var call = request.Headers["x-ms-client-request-id"].ToString();
            if (refused.GetValueOrDefault(call) < 2 && Chance(0.15))
            {
                refused.AddOrUpdate(call, 1, (_, times) => times + 1);
                return new Trouble.Refusal(Chance(0.5) ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.TooManyRequests);
            }

            return null;
        };

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 20),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Token },
            async (i, token) => await client.UploadAsync("image", $"photo{i}.svg", Drawings.Number(i), token));

        proxy.Troubles = _ => null;
        Assert.Equal(20, (await client.ListAsync("image", Token)).Count);
        (await app.CheckAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task Answers_that_get_lost_neither_lose_nor_double_anything()
    {
        using var client = new Client(app);
        proxy.Troubles = request => request.Method != "GET" && Chance(0.08) ? new Trouble.LostAnswer() : null;
        var drop = new BlobContainerClient(account, "drop");
        await drop.CreateIfNotExistsAsync(cancellationToken: Token);
        for (var i = 0; i < 10; i++)
            await drop.UploadBlobAsync($"{app.CloudName}/default/dropped {i}.svg", new BinaryData(Drawings.Number(500 + i)), Token);

        for (var i = 0; i < 20; i++)
        {
            // Whoever gets no answer asks again.
            for (var (done, attempt) = (false, 0); !done; attempt++)
            {
                Assert.True(attempt < 10, $"photo{i:00} was refused ten times");
                using var response = await client.TryUploadAsync("image", "photo.svg", Drawings.Number(i), $"photo{i:00}", Token);
                done = response.StatusCode == HttpStatusCode.OK;
            }
        }

        proxy.Troubles = _ => null;
        var watch = Stopwatch.StartNew();
        while (await drop.GetBlobsAsync(cancellationToken: Token).GetAsyncEnumerator(Token).MoveNextAsync())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), "the drop folder was not emptied");
            await Task.Delay(200, Token);
        }

        Assert.Equal(30, (await client.ListAsync("image", Token)).Count);
        (await app.CheckAsync()).ShouldSucceed();
    }

    private bool Chance(double of)
    {
        lock (random)
            return random.NextDouble() < of;
    }
}
