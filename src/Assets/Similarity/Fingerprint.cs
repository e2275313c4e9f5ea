namespace ServerlessDam.Assets.Similarity;

/// <summary>What of an asset tells how alike it is to another one.</summary>
/// <param name="AssetId">32 hex digits; empty for a picture that is no asset.</param>
/// <param name="Folder">Where the asset is: who may not see it does not find it.</param>
/// <param name="ETag">MD5 of its bytes.</param>
/// <param name="Hash">Its perceptual hash; null where there is none, or one that says nothing.</param>
/// <param name="Sketch">Null without an embedding.</param>
public sealed record Fingerprint(string AssetId, string Folder, UInt128 ETag, long SizeInBytes, ulong? Hash, Sketch? Sketch);
