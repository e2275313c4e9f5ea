using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Functions.MediaLibrary.Library;

/// <summary>Which assets: all, those of a folder, those with a tag, or those of a kind; newest first.</summary>
/// <param name="Cursor">What the previous page gave as its end.</param>
/// <param name="Limit">1 to 200. Default: 100.</param>
/// <param name="Folder">Directly in this folder; empty is the root.</param>
public sealed record AssetQuery(string? Cursor = null, int? Limit = null, string? Folder = null, string? Tag = null, ResourceType? ResourceType = null);

/// <param name="NextCursor">Null on the last page.</param>
public sealed record AssetPageBody(IReadOnlyList<AssetCard> Assets, string? NextCursor);
