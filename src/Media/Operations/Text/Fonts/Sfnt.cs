using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Operations.Text.Fonts;

/// <summary>The tables of a TrueType or OpenType font (OpenType 1.9, "Font file"), of which only the names are understood here.</summary>
/// <param name="Version">What the outlines are: TrueType's or PostScript's.</param>
internal sealed record Sfnt(uint Version, IReadOnlyDictionary<uint, byte[]> Tables)
{
    public const string Broken = "Invalid font file";

    private const uint TrueType = 0x00010000, AppleTrueType = 0x74727565, PostScript = 0x4F54544F, Woff = 0x774F4646, Name = 0x6E616D65;

    private const int MaxTables = 64;

    private static readonly string[] Needed = ["cmap", "head", "hhea", "hmtx", "maxp"];

    /// <summary>Takes a plain font or one in WOFF 1.0, whose tables are compressed one by one.</summary>
    /// <exception cref="DamException">Unprocessable: no font, or unpacked larger than <paramref name="maxBytes"/>.</exception>
    public static Sfnt Read(byte[] file, int maxBytes)
    {
        try
        {
            var kind = BinaryPrimitives.ReadUInt32BigEndian(file);
            var packed = kind == Woff;
            var version = packed ? BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(4)) : kind;
            var count = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(packed ? 12 : 4));
            if (version is not (TrueType or AppleTrueType or PostScript) || count is 0 or > MaxTables)
                throw Invalid();

            var (tables, left) = (new Dictionary<uint, byte[]>(), maxBytes);
            for (var i = 0; i < count; i++)
            {
                var entry = file.AsSpan(packed ? 44 + (20 * i) : 12 + (16 * i));
                var table = packed ? Unpacked(file, entry, left) : Plain(file, entry);
                left -= table.Length;
                tables[BinaryPrimitives.ReadUInt32BigEndian(entry)] = left >= 0 ? table : throw Invalid();
            }

            // Without these FreeType takes it for no font, and the text would come out in another one without a word.
            return Needed.All(tag => tables.ContainsKey(Tag(tag))) ? new(version, tables) : throw Invalid();
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException or InvalidDataException)
        {
            throw new DamException(ErrorKind.Unprocessable, Broken, e);
        }
    }

    /// <summary>The families it says it belongs to, in every language it says it in.</summary>
    public IEnumerable<string> Families => Tables.TryGetValue(Name, out var table) ? NameTable.Families(table) : [];

    /// <summary>The same font under another family name, as a file.</summary>
    public byte[] Named(string family)
        => SfntWriter.Write(Version, new Dictionary<uint, byte[]>(Tables) { [Name] = NameTable.Of(family) });

    private static byte[] Plain(byte[] file, ReadOnlySpan<byte> entry)
        => Slice(file, BinaryPrimitives.ReadUInt32BigEndian(entry[8..]), BinaryPrimitives.ReadUInt32BigEndian(entry[12..])).ToArray();

    private static byte[] Unpacked(byte[] file, ReadOnlySpan<byte> entry, int left)
    {
        var stored = Slice(file, BinaryPrimitives.ReadUInt32BigEndian(entry[4..]), BinaryPrimitives.ReadUInt32BigEndian(entry[8..]));
        var length = BinaryPrimitives.ReadUInt32BigEndian(entry[12..]);
        if (length == stored.Length)
            return stored.ToArray();
        if (length > left)
            throw Invalid();

        var table = new byte[length];
        using var inflating = new ZLibStream(new MemoryStream(stored.ToArray()), CompressionMode.Decompress);
        return inflating.ReadAtLeast(table, table.Length, throwOnEndOfStream: false) == table.Length ? table : throw Invalid();
    }

    private static ReadOnlySpan<byte> Slice(byte[] file, uint offset, uint length) => file.AsSpan(checked((int)offset), checked((int)length));

    private static uint Tag(string name) => BinaryPrimitives.ReadUInt32BigEndian(Encoding.ASCII.GetBytes(name));

    private static DamException Invalid() => new(ErrorKind.Unprocessable, Broken);
}
