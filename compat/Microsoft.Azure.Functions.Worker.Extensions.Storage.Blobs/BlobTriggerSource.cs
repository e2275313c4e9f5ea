namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the Functions host learns of a blob. In process it is the registered storage that tells, whichever is written.</summary>
public enum BlobTriggerSource
{
    /// <summary>It polls the container and the storage's logs.</summary>
    LogsAndContainerScan = 0,

    /// <summary>Event Grid tells it; the only source on Flex Consumption.</summary>
    EventGrid = 1,
}
