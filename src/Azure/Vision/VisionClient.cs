using Azure;
using Azure.AI.Vision.ImageAnalysis;
using Azure.Core;

namespace ServerlessDam.Azure.Vision;

/// <summary>The service's client, by key or by identity.</summary>
internal static class VisionClient
{
    /// <summary>Of a try: 20 MB go up in it, and the service looks.</summary>
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(30);

    public static ImageAnalysisClient Of(AzureVisionOptions options)
    {
        var client = BoundedRetry.Apply(new ImageAnalysisClientOptions());
        client.Retry.NetworkTimeout = TryTimeout;
        client.AddPolicy(new BoundedAnswer(), HttpPipelinePosition.BeforeTransport);
        return string.IsNullOrWhiteSpace(options.ApiKey)
            ? new ImageAnalysisClient(options.Endpoint!, AzureIdentity.Of(options.ClientId), client)
            : new ImageAnalysisClient(options.Endpoint!, new AzureKeyCredential(options.ApiKey), client);
    }
}
