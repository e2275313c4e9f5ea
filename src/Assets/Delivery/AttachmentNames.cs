using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Delivery;

/// <summary>The name of a download: as asked for, or the last segment of the public id; with the extension of what is delivered.</summary>
internal static class AttachmentNames
{
    /// <param name="name">Null when the result is to be shown, empty to name it after the asset.</param>
    public static string? Of(string? name, Asset asset, string? format)
    {
        if (name is null)
        {
            return null;
        }

        var stem = name.Length > 0 ? name : asset.Type == FetchAsset.Type ? OfAddress(asset.PublicId, format is not null) : asset.PublicId[(asset.PublicId.LastIndexOf('/') + 1)..];
        return format is null ? stem : $"{stem}.{format}";
    }

    /// <summary>As the file is called there, without its extension where what is delivered has its own.</summary>
    private static string OfAddress(string address, bool hasFormat)
    {
        var name = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Path.GetFileName(Uri.UnescapeDataString(uri.Segments[^1])) : "";
        return (hasFormat ? Path.GetFileNameWithoutExtension(name) : name) is { Length: > 0 } stem ? stem : "file";
    }
}
