using System.Buffers.Binary;

namespace ServerlessDam.Azure.Tests.Vision;

/// <summary>Pictures of which nothing is right but the head: the stand-in looks no further.</summary>
internal static class TestPictures
{
    public static byte[] Png(int width, int height)
    {
        var file = new byte[64];
        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R' }.CopyTo(file, 0);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    public static byte[] Jpeg(int width, int height)
    {
        var file = new byte[64];
        new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8 }.CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(13), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(15), (ushort)width);
        return file;
    }
}
