namespace ServerlessDam.Assets.Upload;

/// <summary>How an upload wants to be named and placed; see <see cref="AssetName"/> for what comes of it.</summary>
public sealed record NamingOptions
{
    public string? PublicId { get; init; }

    /// <summary>Put before the public id with a slash; does not place the asset.</summary>
    public string? PublicIdPrefix { get; init; }

    /// <summary>The public id is the file's name rather than a generated one.</summary>
    public bool UseFilename { get; init; }

    /// <summary>With <see cref="UseFilename"/>: an underscore and six letters or digits follow.</summary>
    public bool UniqueFilename { get; init; } = true;

    /// <summary>Stands for the name that the file came with.</summary>
    public string? FilenameOverride { get; init; }

    public bool DiscardOriginalFilename { get; init; }

    public bool UseFilenameAsDisplayName { get; init; }

    /// <summary>Fixed folder mode: the path of the public id. Dynamic mode: that too, and the placement when there is no <see cref="AssetFolder"/>.</summary>
    public string? Folder { get; init; }

    /// <summary>Dynamic mode: the placement, no part of the public id.</summary>
    public string? AssetFolder { get; init; }

    public bool UseAssetFolderAsPublicIdPrefix { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>A display name that the folder has already gets an underscore and six letters or digits.</summary>
    public bool UniqueDisplayName { get; init; }

    internal static NamingOptions From(ParameterReader read) => new()
    {
        PublicId = read.Text("public_id"),
        PublicIdPrefix = read.Text("public_id_prefix"),
        UseFilename = read.Flag("use_filename") ?? false,
        UniqueFilename = read.Flag("unique_filename") ?? true,
        FilenameOverride = read.Text("filename_override"),
        DiscardOriginalFilename = read.Flag("discard_original_filename") ?? false,
        UseFilenameAsDisplayName = read.Flag("use_filename_as_display_name") ?? false,
        Folder = read.Text("folder"),
        AssetFolder = read.Text("asset_folder"),
        UseAssetFolderAsPublicIdPrefix = read.Flag("use_asset_folder_as_public_id_prefix") ?? false,
        DisplayName = read.Text("display_name"),
        UniqueDisplayName = read.Flag("unique_display_name") ?? false,
    };
}
