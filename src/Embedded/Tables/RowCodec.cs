using System.Collections.Immutable;
using System.Text;

namespace ServerlessDam.Embedded.Tables;

/// <summary>
/// The values of a row as bytes: their number, then for each its name, a byte for its type and the value. Numbers little-endian,
/// lengths 7 bits a byte, texts UTF-8, times as UTC ticks. All types come back as they went, times in UTC.
/// </summary>
internal static class RowCodec
{
    private enum Kind : byte
    {
        Text = 1,
        False,
        True,
        Int,
        Long,
        Double,
        Time,
        Bytes,
    }

    public static byte[] Encode(ImmutableDictionary<string, object> values)
    {
        using var stream = new MemoryStream(256);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write7BitEncodedInt(values.Count);

        // In order of their names, so that equal rows have equal bytes: a dictionary's own order differs from one process to the next.
        foreach (var (name, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            Write(writer, value);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static ImmutableDictionary<string, object> Decode(byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body, writable: false), Encoding.UTF8);
        var values = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            values.Add(reader.ReadString(), Read(reader));
        }

        return values.ToImmutable();
    }

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.Write((byte)Kind.Text);
                writer.Write(text);
                break;
            case bool flag:
                writer.Write((byte)(flag ? Kind.True : Kind.False));
                break;
            case int number:
                writer.Write((byte)Kind.Int);
                writer.Write(number);
                break;
            case long number:
                writer.Write((byte)Kind.Long);
                writer.Write(number);
                break;
            case double number:
                writer.Write((byte)Kind.Double);
                writer.Write(number);
                break;
            case DateTimeOffset time:
                writer.Write((byte)Kind.Time);
                writer.Write(time.UtcTicks);
                break;
            case byte[] bytes:
                writer.Write((byte)Kind.Bytes);
                writer.Write7BitEncodedInt(bytes.Length);
                writer.Write(bytes);
                break;
            default:
                throw new ArgumentException($"Tables hold no {value.GetType()}.", nameof(value));
        }
    }

    private static object Read(BinaryReader reader) => (Kind)reader.ReadByte() switch
    {
        Kind.Text => reader.ReadString(),
        Kind.False => false,
        Kind.True => true,
        Kind.Int => reader.ReadInt32(),
        Kind.Long => reader.ReadInt64(),
        Kind.Double => reader.ReadDouble(),
        Kind.Time => new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
        Kind.Bytes => reader.ReadBytes(reader.Read7BitEncodedInt()),
        var kind => throw new InvalidDataException($"A row has a value of unknown kind {kind}."),
    };
}
