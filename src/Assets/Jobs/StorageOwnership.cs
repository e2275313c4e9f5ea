namespace ServerlessDam.Assets.Jobs;

/// <param name="IsSole">No other process uses this storage: what is unfinished from before this one's start is nobody's.</param>
public sealed record StorageOwnership(bool IsSole);
