using Azure;
using Azure.AI.Vision.ImageAnalysis;
using Azure.Core;
using Azure.Core.Pipeline;
using ServerlessDam.Azure.Tests.Vision.StandIn;

namespace ServerlessDam.Azure.Tests.Vision;

public sealed class ImageAnalysisClientOnStandIn : ImageAnalysisClientContract, IAsyncLifetime
{
    private StandInVisionService _service = null!;

    protected override ImageAnalysisClient Client => new(_service.Endpoint, new AzureKeyCredential(StandInVisionService.Key));

    protected override ImageAnalysisClient Stranger => new(_service.Endpoint, new AzureKeyCredential("another"));

    public async ValueTask InitializeAsync() => _service = await StandInVisionService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task The_call_is_the_documented_one()
    {
        var how = new ImageAnalysisOptions { Language = "en", GenderNeutralCaption = true, SmartCropsAspectRatios = [0.8f, 1.2f], ModelVersion = "latest" };
        var address = "";
        _service.Trouble = (_, http) =>
        {
            address = Uri.UnescapeDataString(http.Request.Path + http.Request.QueryString.Value);
            return Task.FromResult(false);
        };
        await Client.AnalyzeAsync(new Uri("https://example.com/a.png"), VisualFeatures.SmartCrops | VisualFeatures.DenseCaptions, how, Token);

        Assert.Equal(
            "/computervision/imageanalysis:analyze?features=denseCaptions,smartCrops&api-version=2023-10-01&language=en&gender-neutral-caption=true&smartcrops-aspect-ratios=0.8,1.2&model-version=latest",
            address);
        var asked = Assert.Single(_service.Requests);
        Assert.Equal(("application/json", new Uri("https://example.com/a.png")), (asked.ContentType, asked.Address));
    }

    [Fact]
    public async Task An_identity_is_shown_as_a_token_for_the_cognitive_services()
    {
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var http = new HttpClient(handler);
        var identity = new KnownIdentity();
        var client = new ImageAnalysisClient(_service.SecureEndpoint, identity, new ImageAnalysisClientOptions { Transport = new HttpClientTransport(http) });

        Assert.NotNull((await client.AnalyzeAsync(new BinaryData(PlainPng.Of(60, 60)), VisualFeatures.Tags, cancellationToken: Token)).Value.Tags);
        Assert.Equal(["https://cognitiveservices.azure.com/.default"], identity.Scopes);
    }

    private sealed class KnownIdentity : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new(StandInVisionService.Token, TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
            => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}

/// <summary>The same on a service of Azure: <c>DAM_TEST_VISION_ENDPOINT</c> and <c>DAM_TEST_VISION_KEY</c>. Five calls, of which two are served.</summary>
public sealed class ImageAnalysisClientOnLiveService : ImageAnalysisClientContract
{
    private readonly string? _endpoint = Environment.GetEnvironmentVariable("DAM_TEST_VISION_ENDPOINT");
    private readonly string? _key = Environment.GetEnvironmentVariable("DAM_TEST_VISION_KEY");

    public ImageAnalysisClientOnLiveService()
        => Assert.SkipWhen(string.IsNullOrEmpty(_endpoint) || string.IsNullOrEmpty(_key), "DAM_TEST_VISION_ENDPOINT and DAM_TEST_VISION_KEY name no service.");

    protected override ImageAnalysisClient Client => new(new Uri(_endpoint!), new AzureKeyCredential(_key!));

    protected override ImageAnalysisClient Stranger => new(new Uri(_endpoint!), new AzureKeyCredential("another"));
}
