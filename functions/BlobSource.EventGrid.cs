using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions;

/// <summary>How the host learns of blobs: by Event Grid, the only way on Flex Consumption.</summary>
internal static class BlobSource
{
    public const BlobTriggerSource Value = BlobTriggerSource.EventGrid;
}
