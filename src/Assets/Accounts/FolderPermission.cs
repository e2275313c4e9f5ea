namespace ServerlessDam.Assets.Accounts;

/// <summary>What a caller may do with a folder and all below it, each including those before it.</summary>
public enum FolderPermission
{
    None,
    View,
    Contribute,
    Edit,
    Manage,
}
