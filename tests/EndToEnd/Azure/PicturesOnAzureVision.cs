using System.Text.Json.Nodes;
using ServerlessDam.Azure.Tests.Vision.StandIn;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Azure;

/// <summary>The app with Azure AI Vision, as a stand-in that speaks the documented call: what it answers comes to the wire, and what it does not is waited for.</summary>
public sealed class PicturesOnAzureVision : IAsyncLifetime
{
    private static readonly string[] Asked = ["detection=coco,captioning", "categorization=google_tagging", "ocr=adv_ocr", "auto_tagging=0.99"];
    private StandInVisionService service = null!;
    private RunningWithVision app = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        service = await StandInVisionService.StartAsync();
        app = new RunningWithVision(service);
        await app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task An_upload_shows_tags_things_text_and_caption_of_one_call()
    {
        using var client = new Client(app);
        var stored = (string?)(await client.UploadAsync("image", "one.svg", Drawings.Number(1), Token))["public_id"];
        var info = (await ExplicitAsync(client, stored!))["info"]!;

        Assert.Equal("a man pointing at a screen", (string?)info["detection"]!["captioning"]!["data"]!["caption"]);
        Assert.NotNull(info["detection"]!["object_detection"]!["data"]!["coco"]!["tags"]!["Laptop"]);
        Assert.Equal("grass", (string?)info["categorization"]!["google_tagging"]!["data"]![0]!["tag"]!["en"]);
        Assert.Contains("You must be the change you", info["ocr"]!["adv_ocr"]!["data"]![0]!["textAnnotations"]!.ToJsonString(), StringComparison.Ordinal);

        // The picture is a drawing: it was sent as the JPEG that the media workers made of it. Others are of the picture that a library begins with.
        Assert.Contains(service.Requests, each => each.Size == (400, 300) && each.Features.Count == 5);
        var details = await client.GetAsync($"resources/image/upload/{stored}", Token);
        Assert.Contains("grass", details["tags"]!.AsArray().Select(tag => (string?)tag));
        Assert.All(
            details["analysis_steps"]!.AsArray().Where(step => (string?)step!["name"] is "objects" or "text" or "caption"),
            step => Assert.Equal("Azure AI Vision 2023-10-01", (string?)step!["engine"]));
    }

    [Fact]
    public async Task While_it_is_away_uploads_are_stored_and_what_waits_is_done_once_it_is_back()
    {
        using var client = new Client(app);
        service.Trouble = (_, http) => StandInVisionService.ThrottleAsync(http, 13);
        var stored = (string?)(await client.UploadAsync("image", "two.svg", Drawings.Number(2), Token))["public_id"];
        var pending = (await ExplicitAsync(client, stored!))["info"]!["detection"]!["captioning"]!;
        Assert.Equal("pending", (string?)pending["status"]);
        using (var response = await client.HealthAsync(Token))
        {
            var health = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
            Assert.Equal("degraded", (string?)health["status"]);
            Assert.NotNull(health["checks"]!["services"]!["Azure AI Vision"]!["trouble"]);
        }

        service.Trouble = (_, _) => Task.FromResult(false);
        for (var state = "pending"; state != "complete";)
        {
            await Task.Delay(200, Token);
            var steps = (await client.GetAsync($"resources/image/upload/{stored}", Token))["analysis_steps"]!.AsArray();
            state = (string?)steps.First(step => (string?)step!["name"] == "caption")!["status"] ?? "";
            Assert.NotEqual("failed", state);
        }
    }

    private static Task<JsonNode> ExplicitAsync(Client client, string publicId)
        => client.PostAsync("image/explicit", [new("public_id", publicId), new("type", "upload"), .. Asked.Select(field => field.Split('=')).Select(pair => new KeyValuePair<string, string>(pair[0], pair[1]))], Token);

    private sealed class RunningWithVision(StandInVisionService service) : RunningApp
    {
        protected override IReadOnlyDictionary<string, string> StorageEnvironment => new Dictionary<string, string>
        {
            ["AzureVision__Endpoint"] = service.Endpoint.ToString(),
            ["AzureVision__ApiKey"] = StandInVisionService.Key,
        };
    }
}
