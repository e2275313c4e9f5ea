using System.Buffers.Binary;

namespace ServerlessDam.Azure.Tests.Vision.StandIn;

/// <summary>What the heads of PNG, GIF, BMP and JPEG say of their size.</summary>
internal static class PictureSize
{
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30)
        {
            return null;
        }

        return file switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..])),
            [(byte)'G', (byte)'I', (byte)'F', ..] => (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..])),
            [(byte)'B', (byte)'M', ..] => (BinaryPrimitives.ReadInt32LittleEndian(file[18..]), BinaryPrimitives.ReadInt32LittleEndian(file[22..])),
            [0xFF, 0xD8, ..] => OfJpeg(file),
            _ => null,
        };
    }

    private static (int, int)? OfJpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            // A start of frame: C0 to CF without DHT, JPG and DAC.
            if (file[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }
}
