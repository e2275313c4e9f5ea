using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>A storage with a library in it, or room for one.</summary>
/// <param name="Name">What people call it: its kind and place.</param>
public sealed record LibraryStore(string Name, ITableStore Tables, IBlobStore Blobs, IMessageQueue Queue);
