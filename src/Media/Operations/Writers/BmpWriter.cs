using System.Buffers.Binary;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>bmp: 24 bits a pixel, as Windows has read it since version 3 (BITMAPFILEHEADER and BITMAPINFOHEADER of its documentation).</summary>
internal static class BmpWriter
{
    private const int FileHeader = 14;
    private const int InfoHeader = 40;

    public static void Write(Writing writing)
    {
        using var bgr = Bgr.Of(writing.Image, alpha: false);
        var pixels = bgr.WriteToMemory<byte>();
        var (width, height, row) = (bgr.Width, bgr.Height, 3 * bgr.Width);
        var padding = new byte[(4 - (row % 4)) % 4];
        using var file = File.Create(writing.Path);
        file.Write(Headers(width, height, (row + padding.Length) * height));
        for (var y = height - 1; y >= 0; y--)
        {
            file.Write(pixels, y * row, row);
            file.Write(padding);
        }
    }

    private static byte[] Headers(int width, int height, int bytes)
    {
        var header = new byte[FileHeader + InfoHeader];
        "BM"u8.CopyTo(header);
        Put(2, header.Length + bytes);
        Put(10, header.Length);
        Put(14, InfoHeader);
        Put(18, width);
        Put(22, height);
        Put(26, 1 | (24 << 16));
        Put(34, bytes);
        return header;

        void Put(int offset, int value) => BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(offset), value);
    }
}
