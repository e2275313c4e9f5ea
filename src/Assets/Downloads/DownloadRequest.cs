namespace ServerlessDam.Assets.Downloads;

/// <summary>What of an asset is to be downloaded, and under which name.</summary>
public sealed record DownloadRequest
{
    /// <summary>Of the bytes: null keeps what the asset has.</summary>
    public string? Format { get; init; }

    /// <summary>As in a URL; null for the stored bytes.</summary>
    public string? Transformation { get; init; }

    /// <summary>Name of the file to save, with or without its extension; empty names it after the asset, null shows it.</summary>
    public string? AttachmentName { get; init; }

    /// <summary>A person looks at it to decide: what moderation withholds is shown too.</summary>
    public bool IsForReview { get; init; }
}
