using System.Buffers.Binary;

namespace ServerlessDam.Media.Probing.Quality;

/// <summary>What the header of a JPEG file says of how it was compressed (ITU-T T.81, B.2.2 and B.2.4.1).</summary>
/// <param name="Luma">Quantisation of brightness, 64 numbers in the order of the file.</param>
/// <param name="Chroma">Of colours; null for a picture in grey.</param>
/// <param name="KeptChroma">Share of samples that colours have of those of brightness: 1, 0.5 (4:2:2), 0.25 (4:2:0).</param>
internal sealed record JpegTables(int[] Luma, int[]? Chroma, double KeptChroma)
{
    /// <summary>Before the pixels; photographs with large profiles have some tens.</summary>
    private const int MostSegments = 2000;

    private const int MostTables = 4;

    /// <summary>Null for what is no JPEG, or where its header is not understood.</summary>
    public static JpegTables? Read(Stream file)
    {
        var tables = new int[MostTables][];
        byte[]? frame = null;
        Span<byte> head = stackalloc byte[4];
        if (file.ReadAtLeast(head[..2], 2, throwOnEndOfStream: false) < 2 || head[0] != 0xFF || head[1] != 0xD8)
            return null;
        for (var i = 0; i < MostSegments && file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head[0] == 0xFF; i++)
        {
            var (marker, length) = (head[1], BinaryPrimitives.ReadUInt16BigEndian(head[2..]) - 2);
            if (marker == 0xFF)
            {
                // Fillers may stand before a marker.
                file.Seek(-3, SeekOrigin.Current);
                continue;
            }
            if (length < 0 || marker == 0xDA)
                break;
            if (marker is 0xDB or (>= 0xC0 and <= 0xC2))
            {
                var body = new byte[length];
                if (file.ReadAtLeast(body, length, throwOnEndOfStream: false) < length)
                    return null;
                if (marker == 0xDB)
                    AddTables(tables, body);
                else
                    frame = body;
            }
            else
            {
                file.Seek(length, SeekOrigin.Current);
            }
        }
        return frame is null ? null : Of(frame, tables);
    }

    private static void AddTables(int[][] tables, ReadOnlySpan<byte> body)
    {
        while (body.Length > 0)
        {
            var (wide, id) = (body[0] >> 4 != 0, body[0] & 15);
            var length = 1 + (wide ? 128 : 64);
            if (id >= MostTables || body.Length < length)
                return;
            var table = new int[64];
            for (var i = 0; i < 64; i++)
                table[i] = wide ? BinaryPrimitives.ReadUInt16BigEndian(body[(1 + (2 * i))..]) : body[1 + i];
            tables[id] = table;
            body = body[length..];
        }
    }

    private static JpegTables? Of(byte[] frame, int[][] tables)
    {
        const int fixedPart = 6, perComponent = 3;
        if (frame.Length < fixedPart || frame.Length < fixedPart + (perComponent * frame[5]) || Component(0).Table is not { } luma)
            return null;
        if (frame[5] < 3 || Component(1).Table is not { } chroma)
            return new(luma, null, 1);
        return new(luma, chroma, Math.Clamp(Component(1).Samples / (double)Math.Max(1, Component(0).Samples), 0.01, 1));

        (int Samples, int[]? Table) Component(int index)
        {
            var at = fixedPart + (perComponent * index);
            return frame.Length < at + perComponent ? (0, null) : ((frame[at + 1] >> 4) * (frame[at + 1] & 15), tables.ElementAtOrDefault(frame[at + 2]));
        }
    }
}
