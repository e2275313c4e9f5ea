using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Functions.MediaLibrary.Library;

/// <summary>Which assets: all, those of a folder, those with a tag, or those of a kind; newest first.</summary>
/// <param name="Cursor">What the previous page gave as its end.</param>
/// <param name="Limit">1 to 200. Default: 100.</param>
/// <param name="Folder">Directly in this folder; empty is the root.</param>
public sealed record AssetQuery(string? Cursor = null, int? Limit = null, string? Folder = null, string? Tag = null, ResourceType? ResourceType = null);

/// <param name="Transformation">As it stands in a URL: <c>c_fill,w_240/e_sepia</c>; empty for the original.</param>
public sealed record AddressQuery(string Transformation = "");

/// <summary>Where an asset is delivered, transformed; signed unless it is public.</summary>
/// <param name="Path">On this host.</param>
/// <param name="Url">To hand out.</param>
public sealed record TransformedAddress(string Path, string Url);

/// <param name="NextCursor">Null on the last page.</param>
public sealed record AssetPageBody(IReadOnlyList<AssetCard> Assets, string? NextCursor);
