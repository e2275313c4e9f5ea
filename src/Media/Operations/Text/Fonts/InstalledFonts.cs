using System.Buffers.Binary;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Operations.Text.Fonts;

/// <summary>The font files of this machine, in the folders that <c>fonts.conf</c> names.</summary>
internal static class InstalledFonts
{
    private const uint Collection = 0x74746366, Name = 0x6E616D65;

    private const int MaxFiles = 5000, MaxTables = 64, MaxNameTable = 1 << 20;

    private static readonly string[] Folders = [Path.GetDirectoryName(FontPolicy.ConfigurationPath)!, "/usr/share/fonts", "/usr/local/share/fonts"];

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>Every family that one of them belongs to.</summary>
    public static HashSet<string> Families()
        => Folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.?t?", Everywhere))
            .Take(MaxFiles)
            .SelectMany(FamiliesOf)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of a collection, those of its first font. A file that is none has none.</summary>
    private static IEnumerable<string> FamiliesOf(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var first = Number(Read(file, 0, 4));
            var start = first == Collection ? Number(Read(file, 12, 4)) : 0;
            var count = Math.Min(MaxTables, (int)BinaryPrimitives.ReadUInt16BigEndian(Read(file, start + 4, 2)));
            var directory = Read(file, start + 12, 16 * count);
            for (var at = 0; at < directory.Length; at += 16)
                if (Number(directory.AsSpan(at)) == Name)
                    return NameTable.Families(Read(file, Number(directory.AsSpan(at + 8)), (int)Math.Min(MaxNameTable, Number(directory.AsSpan(at + 12)))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A broken file among many is fontconfig's to pass over, and ours.
        }

        return [];
    }

    private static byte[] Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, long at, int count)
    {
        var bytes = new byte[count];
        return RandomAccess.Read(file, bytes, at) == count ? bytes : throw new EndOfStreamException();
    }

    private static uint Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
