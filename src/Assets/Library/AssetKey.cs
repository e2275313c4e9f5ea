using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Library;

/// <summary>What identifies an asset to callers. <paramref name="Type"/> is the delivery type (<c>upload</c>, <c>private</c>, <c>authenticated</c>).</summary>
public readonly record struct AssetKey(string Cloud, ResourceType ResourceType, string Type, string PublicId);
