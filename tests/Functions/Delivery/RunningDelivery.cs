using System.Net;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Assets.Tests;
using ServerlessDam.Assets.Tests.Upload.Remote;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Functions.Tests.MediaLibrary;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.Tests.Delivery;

/// <summary>The app with assets to deliver, and a server to fetch from that has a picture at <c>/a.png</c> and nothing else.</summary>
public class RunningDelivery : RunningLibrary
{
    private static readonly Caller Uploader = Caller.System("test");

    internal RawServer Origin { get; } = new(path => path.StartsWith("/a.png", StringComparison.Ordinal)
        ? $"HTTP/1.1 200 OK\r\nContent-Length: {FakeMedia.Image("png").Length}\r\n\r\n{FakeMedia.Image("png")}"
        : "HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n");

    protected override IReadOnlyDictionary<string, string?> Settings
        => new Dictionary<string, string?> { ["RemoteFetch:AllowedHosts:0"] = new Uri(Origin.Url).Authority };

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Origin.DisposeAsync();
    }

    /// <summary>Stores an asset, unless it is there.</summary>
    internal async Task<Asset> HaveAsync(string publicId, string? content = null, string type = "upload", ResourceType? resourceType = null, string tags = "")
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, content ?? FakeMedia.Image("png", 400, 300), TestContext.Current.CancellationToken);
        var environment = await Get<IProductEnvironments>().FindAsync("demo", TestContext.Current.CancellationToken);
        var request = new IngestRequest
        {
            Environment = environment!,
            Path = path,
            ResourceType = resourceType,
            Options = new() { Type = type, Overwrite = false, Naming = new() { PublicId = publicId }, Tags = Labels.Tags(tags) },
        };
        var result = await Get<Ingestor>().ExecuteAsync(Uploader, request, TestContext.Current.CancellationToken);
        File.Delete(path);
        return result.Asset;
    }

    /// <summary>Stores a named transformation, or another text under its name.</summary>
    public async Task NameAsync(string name, string definition, bool allowedForStrict = true)
    {
        var store = Get<TransformationStore>();
        var known = await store.FindNamedAsync("demo", name, TestContext.Current.CancellationToken);
        var stored = new StoredTransformation { Name = name, Text = definition, AllowedForStrict = allowedForStrict, CreatedAt = known?.CreatedAt ?? Clock.GetUtcNow() };
        Assert.True(known is null
            ? await store.AddAsync("demo", stored, TestContext.Current.CancellationToken)
            : await store.ReplaceAsync("demo", known, stored, TestContext.Current.CancellationToken));
    }

    /// <param name="tail">What follows the cloud, sent exactly as it is.</param>
    public Task<DeliveredAnswer> DeliverAsync(string tail, string method = "GET", params (string Name, string Value)[] headers)
        => AskAsync("/demo/" + tail, method, headers);

    /// <param name="rawTarget">Sent exactly as it is.</param>
    public async Task<DeliveredAnswer> AskAsync(string rawTarget, string method = "GET", params (string Name, string Value)[] headers)
    {
        var target = new Uri(Address.GetLeftPart(UriPartial.Authority) + rawTarget, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), target);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await SendAsync(request);
        return new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public static string Sign(string text) => $"s--{DeliverySignature.Sign(text, Secret, SignatureAlgorithm.Sha1)}--";
}

/// <summary>What a delivery answered.</summary>
public sealed record DeliveredAnswer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Error => Headers.GetValueOrDefault("X-Cld-Error");

    /// <summary>Status, and what is wrong if anything is.</summary>
    public string Outcome => Error is null ? $"{(int)Status}" : $"{(int)Status} {Error}";
}
