using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Upload.Calls;

/// <summary>An upload as it was asked for, its file aside.</summary>
public sealed record UploadCall
{
    public required ProductEnvironment Environment { get; init; }

    /// <summary>By their names on the wire, with those of the preset.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>What the caller says the file is; null leaves it to the content.</summary>
    public ResourceType? ResourceType { get; init; }

    /// <summary>The name that the file came with, extension included.</summary>
    public string? FileName { get; init; }

    /// <summary>Nobody signed it: nothing is overwritten, and no list of metadata grows by it.</summary>
    public bool IsUnsigned { get; init; }

    /// <inheritdoc cref="IngestRequest.RedeliverySeed"/>
    public string? Seed { get; init; }
}
