namespace ServerlessDam.Assets.Usage;

/// <summary>How large a cloud's library was when it was counted.</summary>
/// <param name="SizeInBytes">Of originals.</param>
/// <param name="DerivedSizeInBytes">Of derived assets.</param>
public sealed record LibrarySize(long Assets, long SizeInBytes, long Derived, long DerivedSizeInBytes, DateTimeOffset CountedAt);
