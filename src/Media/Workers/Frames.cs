using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessDam.Media.Workers;

/// <summary>
/// Messages on a pipe: four bytes of length, little endian, then that many bytes of UTF-8 JSON; behind one that says so, bytes that go with
/// it as they are.
/// </summary>
internal static class Frames
{
    /// <summary>Bounds what a worker that was taken over can make the app allocate.</summary>
    public const int MaxLength = 8 << 20;

    /// <summary>What any empty pipe takes at once (PIPE_BUF of Linux).</summary>
    private const int FitsAnyPipe = 4096;

    /// <remarks>A pipe without anything in it takes a short message at once, and handing that to a thread costs more than writing it.</remarks>
    public static async Task WriteAsync<T>(Stream pipe, T message, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var frame = Framed(message, type);
        if (frame.Length <= FitsAnyPipe)
            pipe.Write(frame);
        else
            await pipe.WriteAsync(frame, cancellationToken);
        await pipe.FlushAsync(cancellationToken);
    }

    /// <summary>As <see cref="WriteAsync"/>, on the caller's thread: a worker has nothing else to do meanwhile.</summary>
    /// <param name="attached">Follows the frame, in the same write so that the reader wakes once; the message says how many bytes.</param>
    public static void Write<T>(Stream pipe, T message, JsonTypeInfo<T> type, ReadOnlySpan<byte> attached = default)
    {
        pipe.Write(Framed(message, type, attached));
        pipe.Flush();
    }

    /// <summary>Null when the other side has closed the pipe, at a frame's end or within one.</summary>
    /// <exception cref="InvalidDataException">What came is no frame.</exception>
    public static async Task<T?> ReadAsync<T>(Stream pipe, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var head = new byte[4];
        if (await pipe.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, cancellationToken) < 4)
            return null;
        var json = Body(head);
        return await pipe.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, cancellationToken) < json.Length ? null : Message(json, type);
    }

    /// <summary>What follows a frame. Null when the other side has closed the pipe within it.</summary>
    /// <exception cref="InvalidDataException">More than a frame may have.</exception>
    public static async Task<byte[]?> ReadAttachedAsync(Stream pipe, int length, CancellationToken cancellationToken)
    {
        if (length is < 0 or > MaxLength)
            throw new InvalidDataException($"{length} bytes behind a frame.");
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        return await pipe.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken) < length ? null : bytes;
    }

    /// <summary>As <see cref="ReadAsync"/>, on the caller's thread.</summary>
    public static T? Read<T>(Stream pipe, JsonTypeInfo<T> type)
        where T : class
    {
        var head = new byte[4];
        if (pipe.ReadAtLeast(head, 4, throwOnEndOfStream: false) < 4)
            return null;
        var json = Body(head);
        return pipe.ReadAtLeast(json, json.Length, throwOnEndOfStream: false) < json.Length ? null : Message(json, type);
    }

    private static byte[] Framed<T>(T message, JsonTypeInfo<T> type, ReadOnlySpan<byte> attached = default)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, type);
        var frame = GC.AllocateUninitializedArray<byte>(4 + json.Length + attached.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
        json.CopyTo(frame, 4);
        attached.CopyTo(frame.AsSpan(4 + json.Length));
        return frame;
    }

    /// <summary>Room for what follows a head.</summary>
    private static byte[] Body(byte[] head)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        return length is >= 2 and <= MaxLength ? new byte[length] : throw new InvalidDataException($"A frame of {length} bytes.");
    }

    private static T? Message<T>(byte[] json, JsonTypeInfo<T> type)
    {
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
