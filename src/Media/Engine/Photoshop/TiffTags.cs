namespace ServerlessDam.Media.Engine.Photoshop;

/// <summary>
/// Numbers in the first directory of a TIFF: one of 32-bit offsets ("TIFF", revision 6.0, Adobe 1992), or of 64-bit ones ("The BigTIFF File
/// Format", libtiff). What is broken reads as nothing.
/// </summary>
internal sealed class TiffTags
{
    /// <summary>Entries that are looked at; a picture has some dozens.</summary>
    private const int MostEntries = 4096;

    /// <summary>Far more than any tag that is asked for has.</summary>
    private const int MostNumbers = 256;

    private readonly Stream _file;
    private readonly bool _isLittleEndian;

    private TiffTags(Stream file, bool isLittleEndian) => (_file, _isLittleEndian) = (file, isLittleEndian);

    /// <summary>The values of a tag of whole numbers; empty where the file is no TIFF or its first directory has no such tag.</summary>
    public static IReadOnlyList<int> Numbers(string path, int tag)
    {
        using var file = File.OpenRead(path);
        return Numbers(file, tag);
    }

    /// <inheritdoc cref="Numbers(string, int)"/>
    public static IReadOnlyList<int> Numbers(Stream file, int tag)
    {
        var mark = new TiffTags(file, true).At(0, 4);
        return mark switch
        {
            [(byte)'I', (byte)'I', 42, 0] => new TiffTags(file, true).Find(tag, word: 4),
            [(byte)'M', (byte)'M', 0, 42] => new TiffTags(file, false).Find(tag, word: 4),
            [(byte)'I', (byte)'I', 43, 0] => new TiffTags(file, true).Find(tag, word: 8),
            [(byte)'M', (byte)'M', 0, 43] => new TiffTags(file, false).Find(tag, word: 8),
            _ => [],
        };
    }

    /// <summary>An entry is a tag and a type of two bytes each, then a count and the values, or where these lie, of a word each.</summary>
    /// <param name="word">Bytes of an offset. The first one lies behind a word.</param>
    private int[] Find(int tag, int word)
    {
        var (at, length, counted) = (Number(At((ulong)word, word)), 4 + (2 * word), word == 4 ? 2 : 8);
        var entries = (int)Math.Min(Number(At(at, counted)), MostEntries);
        ReadOnlySpan<byte> rest = At(at + (ulong)counted, entries * length);
        for (; rest.Length >= length; rest = rest[length..])
            if (Number(rest[..2]) == (ulong)tag)
                return Values(rest[..length], word);
        return [];
    }

    private int[] Values(ReadOnlySpan<byte> entry, int word)
    {
        var width = Number(entry[2..4]) switch { 1 => 1, 3 => 2, 4 => 4, _ => 0 };
        var count = Number(entry.Slice(4, word));
        var value = entry[(4 + word)..];
        if (width == 0 || count > MostNumbers)
            return [];
        var size = (int)count * width;
        ReadOnlySpan<byte> bytes = size <= word ? value[..size] : At(Number(value), size);
        var numbers = new int[bytes.Length / width];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = (int)Math.Min(Number(bytes.Slice(i * width, width)), int.MaxValue);
        return numbers;
    }

    /// <summary>Fewer bytes where the file ends.</summary>
    private byte[] At(ulong offset, int length)
    {
        if (offset >= (ulong)_file.Length)
            return [];
        _file.Position = (long)offset;
        var bytes = new byte[Math.Min(length, _file.Length - _file.Position)];
        _file.ReadExactly(bytes);
        return bytes;
    }

    private ulong Number(ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        for (var i = 0; i < bytes.Length; i++)
            number = (number << 8) | bytes[_isLittleEndian ? bytes.Length - 1 - i : i];
        return number;
    }
}
