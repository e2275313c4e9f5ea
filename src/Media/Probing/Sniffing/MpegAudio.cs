namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>MP3 and AAC streams, which have no magic number: two frames whose headers agree where they should lie.</summary>
internal static class MpegAudio
{
    /// <summary>Kilobits per second of layer III by header index: MPEG-1, then MPEG-2 and 2.5.</summary>
    private static readonly int[][] BitRates =
    [
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];

    private static readonly int[] SampleRates = [44100, 48000, 32000];

    public static FileKind? Detect(FileHead head)
    {
        if (head.Has(0, "ID3"u8) && head.Byte(3) is >= 2 and <= 4)
            return FileKind.Video("mp3");
        if (LayerThreeLength(head, 0) is { } first && LayerThreeLength(head, first) is not null)
            return FileKind.Video("mp3");
        return AdtsLength(head, 0) is { } length && AdtsLength(head, length) is not null ? FileKind.Video("aac") : null;
    }

    /// <summary>Bytes of the MPEG audio layer III frame (ISO/IEC 11172-3) at <paramref name="at"/>, or null when none is there.</summary>
    private static int? LayerThreeLength(FileHead head, int at)
    {
        var (sync, rates) = (head.Byte(at + 1), head.Byte(at + 2));
        if (head.Byte(at) != 0xFF || rates < 0 || (sync & 0xE6) != 0xE2)
            return null;
        var (version, bitRate, sampleRate) = ((sync >> 3) & 3, rates >> 4, (rates >> 2) & 3);
        if (version == 1 || bitRate is 0 or 15 || sampleRate == 3)
            return null;
        var isFirst = version == 3;
        var hertz = SampleRates[sampleRate] >> (isFirst ? 0 : version == 2 ? 1 : 2);
        return ((isFirst ? 144_000 : 72_000) * BitRates[isFirst ? 0 : 1][bitRate] / hertz) + ((rates >> 1) & 1);
    }

    /// <summary>Bytes of the ADTS frame (ISO/IEC 13818-7) at <paramref name="at"/>, or null.</summary>
    private static int? AdtsLength(FileHead head, int at)
    {
        if (head.Byte(at) != 0xFF || (head.Byte(at + 1) & 0xF6) != 0xF0 || head.Byte(at + 5) < 0)
            return null;
        var length = ((head.Byte(at + 3) & 3) << 11) | (head.Byte(at + 4) << 3) | (head.Byte(at + 5) >> 5);
        return length >= 7 ? length : null;
    }
}
