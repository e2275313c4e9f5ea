using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessDam.Media.Workers;

/// <summary>Messages on a pipe: four bytes of length, little endian, then that many bytes of UTF-8 JSON.</summary>
internal static class Frames
{
    /// <summary>Bounds what a worker that was taken over can make the app allocate.</summary>
    public const int MaxLength = 8 << 20;

    public static async Task WriteAsync<T>(Stream pipe, T message, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, type);
        var frame = new byte[4 + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
        json.CopyTo(frame, 4);
        await pipe.WriteAsync(frame, cancellationToken);
        await pipe.FlushAsync(cancellationToken);
    }

    /// <summary>Null when the other side has closed the pipe, at a frame's end or within one.</summary>
    /// <exception cref="InvalidDataException">What came is no frame.</exception>
    public static async Task<T?> ReadAsync<T>(Stream pipe, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var head = new byte[4];
        if (await pipe.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, cancellationToken) < 4)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 2 or > MaxLength)
            throw new InvalidDataException($"A frame of {length} bytes.");
        var json = new byte[length];
        if (await pipe.ReadAtLeastAsync(json, length, throwOnEndOfStream: false, cancellationToken) < length)
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("A frame that is not the JSON of its message.", e);
        }
    }
}
