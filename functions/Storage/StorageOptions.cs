namespace ServerlessDam.Functions.Storage;

/// <summary>Which storage keeps everything, section "Storage". Each has a section of its own: "Embedded" or "AzureWebJobsStorage".</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Default: <see cref="StorageProvider.Embedded"/>.</summary>
    public StorageProvider Provider { get; set; }
}

public enum StorageProvider
{
    /// <summary>This machine's disk, by one process alone.</summary>
    Embedded,

    /// <summary>An Azure storage account, or Azurite.</summary>
    Azure,
}
