using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Azure;

/// <summary>Two processes of the app share nothing but the storage account.</summary>
public sealed class TwoInstances(Azurite azurite) : IAsyncLifetime
{
    private readonly RunningOnAccount first = new(azurite.NewAccount());
    private RunningOnAccount second = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await first.InitializeAsync();
        second = new RunningOnAccount(first.Connection, first);
        await second.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_derived_asset_is_made_once_across_both()
    {
        using var one = new Client(first);
        using var two = new Client(second);
        var id = (string?)(await one.UploadAsync("image", "a.svg", Drawings.Number(1), Token))["public_id"];
        int[] widths = [.. Enumerable.Range(50, 8)];

        var bodies = await Task.WhenAll(
            from width in widths
            from request in Enumerable.Range(0, 30)
            select BodyAsync(request % 2 == 0 ? one : two, $"image/upload/w_{width}/{id}.png"));

        Assert.All(bodies.GroupBy(body => body.Tail), sameUrl => Assert.Single(sameUrl.Select(body => Convert.ToHexString(body.Bytes)).Distinct()));
        Assert.Equal(widths.Length, (int)(await one.CountersAsync(Token))["derivations"]! + (int)(await two.CountersAsync(Token))["derivations"]!);
    }

    [Fact]
    public async Task No_update_is_lost_when_both_change_one_asset()
    {
        using var one = new Client(first);
        using var two = new Client(second);
        var id = (string)(await one.UploadAsync("raw", "a.txt", "a"u8.ToArray(), Token))["public_id"]!;
        string[] tags = [.. Enumerable.Range(0, 24).Select(i => $"tag{i:00}")];

        await Task.WhenAll(tags.Select((tag, i) => (i % 2 == 0 ? one : two).PostAsync(
            "raw/tags", [new("command", "add"), new("tag", tag), new("public_ids[]", id)], Token)));

        var asset = await two.GetAsync($"resources/raw/upload/{id}", Token);
        Assert.Equal(tags, asset["tags"]!.AsArray().Select(tag => (string)tag!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_dropped_file_is_one_analysed_asset_and_every_message_is_done()
    {
        using var one = new Client(first);
        await DropAsync(0, 30);

        var assets = await UntilAsync(one, 30);
        await EventuallyAsync(async () => (int)(await one.CountersAsync(Token))["jobs_waiting"]! == 0);
        var details = new List<JsonNode>();
        foreach (var asset in assets)
            details.Add(await one.GetAsync($"resources/image/upload/{asset["public_id"]}?phash=true", Token));
        Assert.Equal(30, details.Select(asset => (string?)asset["etag"]).Distinct().Count());
        Assert.All(details, asset => Assert.Matches("^[0-9a-f]{16}$", (string?)asset["phash"]));
        Assert.Equal(0, (int)(await one.CountersAsync(Token))["jobs_given_up"]!);
    }

    [Fact]
    public async Task Killing_one_loses_nothing_of_what_was_acknowledged_or_dropped()
    {
        using var one = new Client(first);
        using var two = new Client(second);
        await DropAsync(100, 20);
        var acknowledged = new ConcurrentDictionary<string, string>();

        var uploads = Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            var publicId = $"kept{i:00}";
            for (var client = i % 2 == 0 ? one : two; !acknowledged.ContainsKey(publicId); client = one)
            {
                try
                {
                    using var response = await client.TryUploadAsync("raw", "kept.txt", [(byte)i], publicId, Token);
                    if (response.StatusCode == HttpStatusCode.OK)
                        acknowledged[publicId] = "";
                }
                catch (HttpRequestException)
                {
                    // The one that was killed; the other takes over.
                }
            }
        })));
        await EventuallyAsync(() => Task.FromResult(acknowledged.Count >= 8));
        await second.KillAsync(Token);
        await uploads;

        await UntilAsync(one, 20);
        foreach (var publicId in acknowledged.Keys)
            Assert.Equal(publicId, (string?)(await one.GetAsync($"resources/raw/upload/{publicId}", Token))["public_id"]);
        Assert.Equal(40, (await one.ListAsync("raw", Token)).Count);
        (await first.CheckAsync()).ShouldSucceed();
    }

    private static async Task<(string Tail, byte[] Bytes)> BodyAsync(Client client, string tail)
    {
        using var response = await client.DeliverAsync(tail, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (tail, await response.Content.ReadAsByteArrayAsync(Token));
    }

    private async Task DropAsync(int from, int count)
    {
        var drop = new BlobContainerClient(first.Connection, "drop");
        await drop.CreateIfNotExistsAsync(cancellationToken: Token);
        await Task.WhenAll(Enumerable.Range(from, count).Select(i => drop.UploadBlobAsync(
            $"{first.CloudName}/default/photo {i}.svg", new BinaryData(Drawings.Number(i)), Token)));
    }

    /// <summary>The pictures, once the drop folder is empty.</summary>
    private async Task<IReadOnlyList<JsonNode>> UntilAsync(Client client, int count)
    {
        var drop = new BlobContainerClient(first.Connection, "drop");
        await EventuallyAsync(async () => !await drop.GetBlobsAsync(cancellationToken: Token).GetAsyncEnumerator(Token).MoveNextAsync());
        var assets = await client.ListAsync("image", Token);
        Assert.Equal(count, assets.Count);
        return assets;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        while (!await holds())
            await Task.Delay(200, limit.Token);
    }
}
