using System.Globalization;

namespace ServerlessDam.Embedded.Sqlite;

/// <summary>
/// Numbers that ascend and never come again, across restarts and crashes: each opening of the store takes the next epoch (27 bits)
/// durably, and counts within it (36 bits). They are ETags, file names, message ids and receipts.
/// </summary>
internal sealed class Sequence(long epoch)
{
    private long _last = epoch << 36;

    public static Sequence Open(Database database)
        => new((long)database.WriteAsync(
            session => session.Scalar("INSERT INTO meta VALUES('epoch', 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value"),
            CancellationToken.None).GetAwaiter().GetResult()!);

    public long Next() => Interlocked.Increment(ref _last);

    /// <summary>A number as callers see it: 16 hex digits.</summary>
    public static string Text(long number) => number.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The inverse of <see cref="Text"/>; null for what is none of ours.</summary>
    public static long? Parse(string text)
        => text.Length == 16 && long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
}
