namespace ServerlessDam.Assets.Accounts;

/// <summary>Where the folder of an asset comes from.</summary>
public enum FolderMode
{
    /// <summary>An asset has an <c>asset_folder</c> and a <c>display_name</c> of its own; the path in its public id means nothing.</summary>
    Dynamic,

    /// <summary>The folder is the path in the public id.</summary>
    Fixed,
}
