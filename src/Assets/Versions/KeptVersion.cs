using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Versions;

/// <summary>A version that can be brought back.</summary>
/// <param name="Asset">The asset as it was when the version was kept: what it says of the file holds for the version.</param>
/// <param name="KeptAt">When its bytes were stored.</param>
public sealed record KeptVersion(Asset Asset, DateTimeOffset KeptAt);
