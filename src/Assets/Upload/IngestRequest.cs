using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Upload;

/// <summary>A file on its way in, whatever way that is.</summary>
public sealed record IngestRequest
{
    public required ProductEnvironment Environment { get; init; }

    /// <summary>A local file; it stays the caller's.</summary>
    public required string Path { get; init; }

    /// <summary>The name it came with, extension included.</summary>
    public string? FileName { get; init; }

    /// <summary>What the caller says it is; null leaves it to the content.</summary>
    public ResourceType? ResourceType { get; init; }

    public required UploadOptions Options { get; init; }

    /// <summary>Nobody signed it: what it says adds no entries to lists of structured metadata.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>What brings the file has no way to give structured metadata of its own (an archive, a text, a mapped import, a drop, the Media Library): mandatory fields may lack a value.</summary>
    public bool TakesNoMetadata { get; init; }

    /// <summary>Looks at the asset as it would be, before any of it is stored, and refuses what could not follow it. Null asks for nothing.</summary>
    public Func<Asset, CancellationToken, Task>? Demand { get; init; }

    /// <summary>
    /// Set by sources that deliver at least once: the same text gives the same ids, so that a second delivery of the same file
    /// finds the asset that the first one made.
    /// </summary>
    public string? RedeliverySeed { get; init; }

    /// <summary>
    /// It lay in the drop folder. The asset's id is what tells its redelivery, however late that comes, so that such a file never goes on
    /// with a deleted asset.
    /// </summary>
    public bool IsDropped { get; init; }
}

/// <param name="Existing">The public id was taken and was not to be overwritten: the file was ignored.</param>
public sealed record IngestResult(Asset Asset, Analysis.AnalysisResults? Results, bool Existing);
