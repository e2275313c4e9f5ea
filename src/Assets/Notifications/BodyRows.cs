using System.Collections.Immutable;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>The bytes of a notification as a row. They are signed, so they are kept as they are.</summary>
internal static class BodyRows
{
    private const int PartSizeInBytes = 64 * 1024;

    /// <summary>What a row holds beside its keys.</summary>
    public const int MaximumSizeInBytes = 14 * PartSizeInBytes;

    public static Row Of(string cloud, string key, byte[] body)
        => new(cloud, key, body.Chunk(PartSizeInBytes).Select((part, index) => KeyValuePair.Create($"part{index}", (object)part)).ToImmutableDictionary());

    public static byte[] Read(Row row)
    {
        var parts = new List<byte[]>();
        while (row.Values.GetValueOrDefault($"part{parts.Count}") is byte[] part)
        {
            parts.Add(part);
        }

        return [.. parts.SelectMany(part => part)];
    }
}
