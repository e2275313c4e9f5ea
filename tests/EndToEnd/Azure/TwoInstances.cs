using System.Net;
using System.Text.Json.Nodes;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Azure;

/// <summary>Two processes of the app share nothing but the storage account.</summary>
public sealed class TwoInstances(TwoOnOneAccount pair) : IClassFixture<TwoOnOneAccount>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_derived_asset_is_made_once_across_both()
    {
        using var one = new Client(pair.First);
        using var two = new Client(pair.Second);
        var id = (string?)(await one.UploadAsync("image", "a.svg", Drawings.Number(1), Token))["public_id"];
        int[] widths = [.. Enumerable.Range(50, 8)];
        var before = await DerivationsAsync(one, two);

        var bodies = await Task.WhenAll(
            from width in widths
            from request in Enumerable.Range(0, 30)
            select BodyAsync(request % 2 == 0 ? one : two, $"image/upload/w_{width}/{id}.png"));

        Assert.All(bodies.GroupBy(body => body.Tail), sameUrl => Assert.Single(sameUrl.Select(body => Convert.ToHexString(body.Bytes)).Distinct()));
        Assert.Equal(widths.Length, await DerivationsAsync(one, two) - before);
    }

    [Fact]
    public async Task No_update_is_lost_when_both_change_one_asset()
    {
        using var one = new Client(pair.First);
        using var two = new Client(pair.Second);
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
        using var one = new Client(pair.First);
        await pair.DropAsync(0, 30, Token);

        var assets = await pair.UntilTakenAsync(one, 30, Token);
        await TwoOnOneAccount.EventuallyAsync(async () => (int)(await one.CountersAsync(Token))["jobs_waiting"]! == 0, Token);
        var details = new List<JsonNode>();
        foreach (var asset in assets)
            details.Add(await one.GetAsync($"resources/image/upload/{asset["public_id"]}?phash=true", Token));
        Assert.Equal(30, details.Select(asset => (string?)asset["etag"]).Distinct().Count());
        Assert.All(details, asset => Assert.Matches("^[0-9a-f]{16}$", (string?)asset["phash"]));
        Assert.Equal(0, (int)(await one.CountersAsync(Token))["jobs_given_up"]!);
    }

    private static async Task<int> DerivationsAsync(Client one, Client two)
        => (int)(await one.CountersAsync(Token))["derivations"]! + (int)(await two.CountersAsync(Token))["derivations"]!;

    private static async Task<(string Tail, byte[] Bytes)> BodyAsync(Client client, string tail)
    {
        using var response = await client.DeliverAsync(tail, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (tail, await response.Content.ReadAsByteArrayAsync(Token));
    }
}
