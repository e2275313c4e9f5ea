namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>MPEG transport streams (a sync byte in each packet) and program streams.</summary>
internal static class MpegStreams
{
    private const int PacketLength = 188;
    private const int TimedPacketLength = 192;

    public static FileKind? Detect(FileHead head)
    {
        if (head.Has(0, [0, 0, 1, 0xBA]) || head.Has(0, [0, 0, 1, 0xB3]))
            return FileKind.Video("mpeg");
        if (Syncs(head, 0, PacketLength))
            return FileKind.Video("ts");
        return Syncs(head, 4, TimedPacketLength) ? FileKind.Video("ts") : null;
    }

    /// <summary>Four packets in a row: chance, or text full of the letter G, does not do that.</summary>
    private static bool Syncs(FileHead head, int first, int length)
        => Enumerable.Range(0, 4).All(i => head.Byte(first + (i * length)) == 0x47)
            && head.Slice(first, length).IndexOfAnyInRange((byte)0x80, (byte)0xFF) >= 0;
}
