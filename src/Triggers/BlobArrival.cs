namespace ServerlessDam.Triggers;

/// <summary>A blob that is there: its container, its name within it, and the ETag that tells one content from the next.</summary>
public readonly record struct BlobArrival(string Container, string Name, string ETag);
