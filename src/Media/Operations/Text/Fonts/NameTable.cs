using System.Buffers.Binary;
using System.Text;

namespace ServerlessDam.Media.Operations.Text.Fonts;

/// <summary>The <c>name</c> table of a font (OpenType 1.9): what it is called.</summary>
internal static class NameTable
{
    private const ushort Family = 1, Subfamily = 2, FullName = 4, PostScriptName = 6, TypographicFamily = 16;

    private const ushort Windows = 3, UnicodePlane = 1, English = 0x409;

    private const int HeaderLength = 6, RecordLength = 12, MaxNames = 1000;

    /// <summary>Family names that are stored in Unicode; a record that points outside the table is passed over.</summary>
    public static IEnumerable<string> Families(byte[] table)
    {
        var count = table.Length < HeaderLength ? 0 : Math.Min(MaxNames, (int)Number(table, 2));
        for (var at = HeaderLength; at < HeaderLength + (RecordLength * count) && at + RecordLength <= table.Length; at += RecordLength)
        {
            var (platform, id) = (Number(table, at), Number(table, at + 6));
            var (length, offset) = (Number(table, at + 8), Number(table, 4) + Number(table, at + 10));
            if (platform is Windows or 0 && id is Family or TypographicFamily && offset + length <= table.Length)
                yield return Encoding.BigEndianUnicode.GetString(table, offset, length);
        }
    }

    /// <summary>A table that calls the font <paramref name="family"/>, ASCII, and nothing else.</summary>
    public static byte[] Of(string family)
    {
        (ushort Id, string Text)[] names = [(Family, family), (Subfamily, "Regular"), (FullName, family), (PostScriptName, family)];
        var strings = HeaderLength + (RecordLength * names.Length);
        var table = new byte[strings + names.Sum(name => 2 * name.Text.Length)];
        Write(table, 0, 0, (ushort)names.Length, (ushort)strings);
        var offset = 0;
        for (var i = 0; i < names.Length; i++)
        {
            var length = Encoding.BigEndianUnicode.GetBytes(names[i].Text, table.AsSpan(strings + offset));
            Write(table, HeaderLength + (RecordLength * i), Windows, UnicodePlane, English, names[i].Id, (ushort)length, (ushort)offset);
            offset += length;
        }

        return table;
    }

    private static ushort Number(byte[] table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(at));

    private static void Write(byte[] table, int at, params ReadOnlySpan<ushort> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at + (2 * i)), numbers[i]);
    }
}
