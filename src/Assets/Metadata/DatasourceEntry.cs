namespace ServerlessDam.Assets.Metadata;

/// <summary>A value that a list field offers.</summary>
/// <param name="ExternalId">What assets hold; never changes.</param>
/// <param name="Value">For people.</param>
/// <param name="Active">False when it was deleted: assets keep it, but cannot be given it until it is restored.</param>
public sealed record DatasourceEntry(string ExternalId, string Value, bool Active = true);
