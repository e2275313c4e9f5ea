using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Upload;

/// <summary>The name that an upload gets.</summary>
public sealed record AssetName(string PublicId, string Folder, string DisplayName, string? OriginalFilename)
{
    /// <summary>In characters; the last segment of a URL can be thousands.</summary>
    private const int MostOfAName = 255;

    /// <param name="fileName">The name the file came with, extension included; null when it had none.</param>
    /// <exception cref="DamException">InvalidParameter: a name that no asset may have.</exception>
    public static AssetName For(NamingOptions options, FolderMode mode, ResourceType resourceType, string? fileName, IdGenerator ids)
    {
        var file = Path.GetFileName((options.FilenameOverride ?? fileName)?.Replace('\\', '/'));
        file = string.IsNullOrWhiteSpace(file) ? null : file;
        var folder = options.Folder?.Trim('/');
        var assetFolder = mode == FolderMode.Dynamic ? (options.AssetFolder ?? folder ?? "").Trim('/') : null;

        var publicId = options.PublicId?.Trim('/') ?? BaseName(options, resourceType, file, ids);
        var prefix = options.PublicIdPrefix?.Trim('/')
            ?? folder
            ?? (mode == FolderMode.Dynamic && options.UseAssetFolderAsPublicIdPrefix ? assetFolder : null);
        publicId = string.IsNullOrEmpty(prefix) ? publicId : $"{prefix}/{publicId}";
        Names.DemandPublicId(publicId);

        var place = assetFolder ?? publicId[..Math.Max(0, publicId.LastIndexOf('/'))];
        Names.DemandFolder(place);
        var stem = Stem(file);
        var displayName = options.DisplayName
            ?? (options.UseFilenameAsDisplayName ? stem : null)
            ?? publicId[(publicId.LastIndexOf('/') + 1)..];
        Names.DemandDisplayName(displayName);
        return new(publicId, place, displayName, options.DiscardOriginalFilename ? null : stem);
    }

    /// <summary>Of a file that was fetched: its address, in the root, shown by the file's name.</summary>
    public static AssetName OfAddress(string address, string? fileName)
    {
        var stem = Stem(fileName);
        return new(address, "", stem ?? address[..Math.Min(address.Length, MostOfAName)], stem);
    }

    /// <summary>A file's name without its extension, as far as it is kept; null when there is none.</summary>
    private static string? Stem(string? file)
    {
        if (Path.GetFileNameWithoutExtension(file) is not { Length: > 0 } stem)
        {
            return null;
        }

        var end = Math.Min(stem.Length, MostOfAName);
        return stem[..(char.IsHighSurrogate(stem[end - 1]) ? end - 1 : end)];
    }

    private static string BaseName(NamingOptions options, ResourceType resourceType, string? file, IdGenerator ids)
    {
        // The extension is part of a raw file's public id; images and videos get theirs from the URL.
        var extension = resourceType == ResourceType.Raw ? Names.Sanitize(Path.GetExtension(file ?? "")) : "";
        if (!options.UseFilename || file is null)
        {
            return ids.Alphanumeric(20) + extension;
        }

        var stem = Names.Sanitize(Path.GetFileNameWithoutExtension(file));
        return (options.UniqueFilename ? $"{stem}_{ids.Alphanumeric(6)}" : stem) + extension;
    }
}
