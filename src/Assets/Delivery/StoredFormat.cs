namespace ServerlessDam.Assets.Delivery;

/// <summary>The format of a derived asset that lies in the store. It is the one asked for, except where flags or transparency made png of jpg or the other way round, and for JSON.</summary>
internal static class StoredFormat
{
    public const int HeadLength = 8;

    /// <summary>What <c>fl_getinfo</c> and a list of breakpoints give instead of a picture.</summary>
    public const string Info = "json";

    /// <param name="head">The file's first bytes.</param>
    /// <param name="asked">Canonical name.</param>
    public static string Of(ReadOnlySpan<byte> head, string asked) => head.StartsWith("{"u8) ? Info
        : asked is not ("jpg" or "png") ? asked
        : head.StartsWith<byte>([0xFF, 0xD8]) ? "jpg"
        : head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G']) ? "png"
        : asked;
}
