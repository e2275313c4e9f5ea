using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>What the index holds of a document, apart from where: all that is needed to take it out again.</summary>
/// <param name="Fields">Those with a text, ascending.</param>
/// <param name="Terms">Ids, ascending.</param>
/// <param name="Names">Values of <see cref="NameFields"/>, by field and value.</param>
/// <param name="Numbers">By field.</param>
internal sealed record IndexedDocument(int[] Fields, long[] Terms, NamedValue[] Names, NumberedField[] Numbers)
{
    public static readonly IndexedDocument None = new([], [], [], []);

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WriteAscending(writer, Array.ConvertAll(Fields, field => (long)field));
        WriteAscending(writer, Terms);
        writer.Write7BitEncodedInt(Names.Length);
        foreach (var name in Names)
        {
            var value = KeyBytes.Of(name.Value);
            writer.Write7BitEncodedInt(name.Field);
            writer.Write7BitEncodedInt(value.Length);
            writer.Write(value);
        }

        writer.Write7BitEncodedInt(Numbers.Length);
        foreach (var number in Numbers)
        {
            writer.Write7BitEncodedInt(number.Field);
            writer.Write(number.Value);
        }

        return bytes.ToArray();
    }

    public static IndexedDocument Read(byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body, writable: false));
        var fields = Array.ConvertAll(ReadAscending(reader), field => (int)field);
        var terms = ReadAscending(reader);
        var names = new NamedValue[reader.Read7BitEncodedInt()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = new NamedValue(reader.Read7BitEncodedInt(), KeyBytes.Text(reader.ReadBytes(reader.Read7BitEncodedInt())));
        }

        var numbers = new NumberedField[reader.Read7BitEncodedInt()];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = new NumberedField(reader.Read7BitEncodedInt(), reader.ReadDouble());
        }

        return new IndexedDocument(fields, terms, names, numbers);
    }

    private static void WriteAscending(BinaryWriter writer, long[] numbers)
    {
        writer.Write7BitEncodedInt(numbers.Length);
        var last = 0L;
        foreach (var number in numbers)
        {
            writer.Write7BitEncodedInt64(number - last);
            last = number;
        }
    }

    private static long[] ReadAscending(BinaryReader reader)
    {
        var numbers = new long[reader.Read7BitEncodedInt()];
        var last = 0L;
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = last += reader.Read7BitEncodedInt64();
        }

        return numbers;
    }
}

internal readonly record struct NamedValue(int Field, string Value);

internal readonly record struct NumberedField(int Field, double Value);
