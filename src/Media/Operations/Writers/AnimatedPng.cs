using System.Buffers.Binary;
using NetVips;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>An animation as PNG: the first frame as every reader knows it, the others behind it (PNG specification, third edition, 11.3.6).</summary>
internal static class AnimatedPng
{
    private const int DelayUnit = 1000;
    private const int DefaultDelayMs = 100;

    /// <summary>Every frame is encoded.</summary>
    private const int Compression = 4;

    public static void Write(Writing writing)
    {
        var reel = writing.Image;
        var height = (int)reel.Get("page-height");
        var frames = reel.Height / height;
        var delays = reel.Contains("delay") && reel.Get("delay") is int[] { Length: > 0 } given ? given : [DefaultDelayMs];
        using var file = File.Create(writing.Path);
        var sequence = 0;
        for (var frame = 0; frame < frames; frame++)
        {
            var chunks = PngChunks.Read(Encoded(reel, frame * height, height, writing.Keep));
            if (frame == 0)
            {
                file.Write(PngChunks.Signature);
                PngChunks.Write(file, "IHDR", chunks.First(chunk => chunk.Type == "IHDR").Data.Span);
                PngChunks.Write(file, "acTL", Numbers(frames, (int)reel.Get("loop")));
                foreach (var (type, data) in chunks.Where(chunk => chunk.Type is not ("IHDR" or "IDAT" or "IEND")))
                    PngChunks.Write(file, type, data.Span);
            }

            PngChunks.Write(file, "fcTL", Control(sequence++, reel.Width, height, delays[Math.Min(frame, delays.Length - 1)]));
            foreach (var (_, data) in chunks.Where(chunk => chunk.Type == "IDAT"))
            {
                if (frame == 0)
                    PngChunks.Write(file, "IDAT", data.Span);
                else
                    PngChunks.Write(file, "fdAT", [.. Numbers(sequence++), .. data.Span]);
            }
        }

        PngChunks.Write(file, "IEND", []);
    }

    private static byte[] Encoded(Image reel, int top, int height, Enums.ForeignKeep keep)
    {
        using var frame = reel.Crop(0, top, reel.Width, height);
        using var still = frame.Mutate(mutable => mutable.Remove("page-height"));
        return still.PngsaveBuffer(compression: Compression, keep: keep);
    }

    /// <summary>The frame replaces the one before it, whole.</summary>
    private static byte[] Control(int sequence, int width, int height, int delayMs)
    {
        var control = new byte[26];
        Numbers(sequence, width, height).CopyTo(control, 0);
        BinaryPrimitives.WriteUInt16BigEndian(control.AsSpan(20), (ushort)Math.Clamp(delayMs, 0, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16BigEndian(control.AsSpan(22), DelayUnit);
        return control;
    }

    private static byte[] Numbers(params ReadOnlySpan<int> values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }
}
