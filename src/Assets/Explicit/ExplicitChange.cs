using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Explicit;

/// <summary>What an explicit call says of an asset. Sent replaces, sent and empty clears, not sent keeps.</summary>
internal static class ExplicitChange
{
    public static Asset Apply(Asset asset, UploadOptions options, IReadOnlyDictionary<string, string> sent, FolderMode mode)
    {
        var naming = options.Naming;
        var folder = mode == FolderMode.Dynamic ? naming.AssetFolder?.Trim('/') : null;
        if (folder is not null)
        {
            Names.DemandFolder(folder);
        }

        if (naming.DisplayName is { } displayName)
        {
            Names.DemandDisplayName(displayName);
        }

        return asset with
        {
            Tags = sent.ContainsKey("tags") ? options.Tags : asset.Tags,
            Context = sent.ContainsKey("context") ? options.Context : asset.Context,
            Folder = folder ?? asset.Folder,
            DisplayName = naming.DisplayName ?? asset.DisplayName,
        };
    }
}
