using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Folders;

/// <summary>What every use case on folders asks of a path.</summary>
internal static class FolderDemands
{
    /// <summary>Without slashes at the ends.</summary>
    /// <exception cref="DamException">InvalidParameter: the root, or a path that no folder can have.</exception>
    public static string Named(string path)
    {
        var trimmed = path.Trim('/');
        if (trimmed.Length == 0)
        {
            throw DamException.Invalid("The root folder is always there and stays as it is");
        }

        Names.DemandFolder(trimmed);
        return trimmed;
    }

    public static DamException Missing(string path) => new(ErrorKind.NotFound, $"Can't find folder with path {path}");

    public static DamException Busy(string path) => new(ErrorKind.Changed, $"Folder {path} is being changed by others; try again");
}
