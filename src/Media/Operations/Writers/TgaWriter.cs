using System.Buffers.Binary;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>tga: true colour without compression, 24 bits or 32 with alpha, first row on top (Truevision TGA specification 2.0, type 2).</summary>
internal static class TgaWriter
{
    private const byte TrueColour = 2;
    private const byte TopFirst = 0x20;
    private const byte AlphaBits = 8;

    public static void Write(Writing writing)
    {
        var alpha = writing.Image.Bands == 4;
        using var bgr = Bgr.Of(writing.Image, alpha);
        var header = new byte[18];
        header[2] = TrueColour;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(12), (ushort)bgr.Width);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(14), (ushort)bgr.Height);
        header[16] = (byte)(8 * bgr.Bands);
        header[17] = (byte)(TopFirst | (alpha ? AlphaBits : 0));
        using var file = File.Create(writing.Path);
        file.Write(header);
        file.Write(bgr.WriteToMemory<byte>());
    }
}
