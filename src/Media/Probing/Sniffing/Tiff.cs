using System.Buffers.Binary;

namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>TIFF and the camera formats that are built on it, told apart by the tags of the first directory.</summary>
internal static class Tiff
{
    private const int NewSubfileType = 0xFE;
    private const int Make = 0x10F;
    private const int SubDirectories = 0x14A;
    private const int DngVersion = 0xC612;

    public static FileKind? Detect(FileHead head)
    {
        var little = head.Has(0, "II*\0"u8);
        if (little || head.Has(0, "MM\0*"u8))
            return FileKind.Image(Flavor(head, little));
        // BigTIFF.
        if (head.Has(0, "II+\0"u8) || head.Has(0, "MM\0+"u8))
            return FileKind.Image("tiff");
        return head.Has(0, "IIRO"u8) || head.Has(0, "IIRS"u8) ? FileKind.Image("orf") : null;
    }

    private static string Flavor(FileHead head, bool little)
    {
        if (head.Has(8, "CR"u8))
            return "cr2";
        var tags = FirstDirectory(head, little);
        if (tags.ContainsKey(DngVersion))
            return "dng";
        // A raw file leads with a small preview and keeps the sensor's picture in a directory below.
        var leadsWithPreview = tags.TryGetValue(NewSubfileType, out var type) && Number(head, type + 8, little) == 1;
        if (!leadsWithPreview || !tags.ContainsKey(SubDirectories) || !tags.TryGetValue(Make, out var make))
            return "tiff";
        var maker = head.Slice((int)Math.Min(Number(head, make + 8, little), int.MaxValue), 8);
        if (maker.StartsWith("SONY"u8))
            return "arw";
        return maker.StartsWith("NIKON"u8) ? "nef" : "tiff";
    }

    /// <summary>Tag to the offset of its twelve-byte entry.</summary>
    private static Dictionary<int, int> FirstDirectory(FileHead head, bool little)
    {
        var tags = new Dictionary<int, int>();
        var at = Number(head, 4, little);
        if (at is < 8 or > 60_000)
            return tags;
        var count = Short(head, (int)at, little);
        for (var i = 0; i < Math.Min(count, 200); i++)
        {
            var entry = (int)at + 2 + (12 * i);
            if (head.Byte(entry + 11) < 0)
                break;
            tags[Short(head, entry, little)] = entry;
        }
        return tags;
    }

    private static uint Number(FileHead head, int offset, bool little)
        => little ? head.UInt32LittleEndian(offset) : head.UInt32BigEndian(offset);

    private static int Short(FileHead head, int offset, bool little)
    {
        var two = head.Slice(offset, 2);
        if (two.Length < 2)
            return 0;
        return little ? BinaryPrimitives.ReadUInt16LittleEndian(two) : BinaryPrimitives.ReadUInt16BigEndian(two);
    }
}
