using Azure;
using Azure.AI.Vision.ImageAnalysis;

namespace ServerlessDam.Azure.Tests.Vision;

/// <summary>What the client of Image Analysis does on the REST call, whoever made it and whatever is behind.</summary>
public abstract class ImageAnalysisClientContract
{
    private const VisualFeatures All = VisualFeatures.Tags | VisualFeatures.Objects | VisualFeatures.People | VisualFeatures.Read;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract ImageAnalysisClient Client { get; }

    /// <summary>With a key that is wrong.</summary>
    protected abstract ImageAnalysisClient Stranger { get; }

    [Fact]
    public async Task What_was_asked_for_is_answered_and_the_rest_is_null()
    {
        var result = (await Client.AnalyzeAsync(Picture, All, cancellationToken: Token)).Value;

        Assert.Equal((120, 80), (result.Metadata!.Width, result.Metadata.Height));
        Assert.NotEmpty(result.ModelVersion!);
        Assert.True(result is { Tags: not null, Objects: not null, People: not null, Read: not null, Caption: null, DenseCaptions: null, SmartCrops: null });
    }

    [Fact]
    public void Without_waiting_it_answers_the_same()
        => Assert.NotNull(Client.Analyze(Picture, VisualFeatures.Tags, new ImageAnalysisOptions { Language = "en", ModelVersion = "latest" }, Token).Value.Tags);

    [Fact]
    public async Task What_is_no_picture_is_a_bad_request()
    {
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => Client.AnalyzeAsync(new BinaryData(new byte[200]), VisualFeatures.Tags, cancellationToken: Token));
        Assert.Equal((400, "InvalidRequest"), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task A_language_that_it_does_not_know_is_a_bad_request()
    {
        var how = new ImageAnalysisOptions { Language = "xx" };
        Assert.Equal(400, (await Assert.ThrowsAsync<RequestFailedException>(() => Client.AnalyzeAsync(Picture, VisualFeatures.Objects, how, Token))).Status);
    }

    [Fact]
    public async Task A_stranger_is_refused()
        => Assert.Equal(401, (await Assert.ThrowsAsync<RequestFailedException>(() => Stranger.AnalyzeAsync(Picture, VisualFeatures.Tags, cancellationToken: Token))).Status);

    [Fact]
    public async Task Nothing_is_an_argument_that_is_missing()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Client.AnalyzeAsync((BinaryData)null!, VisualFeatures.Tags, cancellationToken: Token));
        Assert.Throws<ArgumentNullException>(() => new ImageAnalysisClient(null!, new AzureKeyCredential("key")));
        Assert.Throws<ArgumentNullException>(() => new ImageAnalysisClient(new Uri("https://x"), (AzureKeyCredential)null!));
    }

    /// <summary>A PNG of one colour, whole and true: 120 x 80.</summary>
    private static BinaryData Picture => new(PlainPng.Of(120, 80));
}
