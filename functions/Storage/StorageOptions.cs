namespace ServerlessDam.Functions.Storage;

/// <summary>What this app stores on, section "Storage".</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Default: the embedded storage, on files and SQLite (section "Embedded").</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Embedded;
}

public enum StorageProvider
{
    /// <summary>One machine's files; one process owns them.</summary>
    Embedded,

    /// <summary>A storage account, shared by all instances (section "AzureWebJobsStorage").</summary>
    Azure,
}
