using Azure.Core;

namespace Azure.AI.Vision.ImageAnalysis;

public class ImageAnalysisClientOptions : ClientOptions
{
    private const ServiceVersion Latest = ServiceVersion.V2023_10_01;

    public ImageAnalysisClientOptions(ServiceVersion version = Latest)
        => Version = version switch
        {
            ServiceVersion.V2023_10_01 => "2023-10-01",
            _ => throw new NotSupportedException($"The service has no version {version}."),
        };

#pragma warning disable CA1034, CA1707, CA1008 // Nested, named and numbered as the official one.
    public enum ServiceVersion
    {
        V2023_10_01 = 1,
    }
#pragma warning restore CA1034, CA1707, CA1008

    internal string Version { get; }
}
