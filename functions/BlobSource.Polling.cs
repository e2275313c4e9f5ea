using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions;

/// <summary>How the host learns of blobs: by looking, as Azurite and plans other than Flex Consumption need it.</summary>
internal static class BlobSource
{
    public const BlobTriggerSource Value = BlobTriggerSource.LogsAndContainerScan;
}
