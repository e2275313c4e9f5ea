using System.Collections.Immutable;

namespace ServerlessDam.Assets.Storage;

/// <summary>
/// An entity of a table. Values are <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>,
/// <see cref="double"/>, <see cref="DateTimeOffset"/> or <c>byte[]</c>; absent is absent, there is no null.
/// </summary>
/// <remarks>
/// The limits are those of Azure Table Storage and every implementation enforces them: keys of at most 512 UTF-16 units without
/// <c>/ \ # ?</c> and control characters (U+0000 to U+001F, U+007F to U+009F; see <see cref="RowKeys"/>), a string or binary of
/// at most 64 KiB (a string counts two bytes a unit), a double that is finite, at most 251 properties, an entity of at most 1 MiB.
/// </remarks>
public sealed record Row(string PartitionKey, string RowKey, ImmutableDictionary<string, object> Values)
{
    /// <summary>Set on what was read, null on what is to be written.</summary>
    public string? ETag { get; init; }

    public string? Text(string name) => Values.GetValueOrDefault(name) as string;
}
