using System.Buffers.Binary;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>ico: one picture of at most 256 pixels a side, as a PNG, which Windows has read since Vista and browsers always.</summary>
internal static class IcoWriter
{
    private const int Header = 22;

    public static void Write(Writing writing)
    {
        var png = writing.Image.PngsaveBuffer(keep: writing.Keep);
        var header = new byte[Header];
        header[2] = header[4] = 1;

        // A side of 256 is written as 0, which is what a byte makes of it.
        (header[6], header[7]) = ((byte)writing.Image.Width, (byte)writing.Image.Height);
        (header[10], header[12]) = (1, (byte)(8 * writing.Image.Bands));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(14), png.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), Header);
        using var file = File.Create(writing.Path);
        file.Write(header);
        file.Write(png);
    }
}
