using System.Collections.Immutable;
using System.Globalization;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>When a picture was taken, by its EXIF: <c>2024:05:01 12:00:00</c>, in UTC where no offset is told.</summary>
internal static class TakenAt
{
    private static readonly string[] Names = ["DateTimeOriginal", "CreateDate", "DateTimeDigitized"];

    public static DateTimeOffset? Of(ImmutableSortedDictionary<string, string> metadata)
    {
        foreach (var name in Names)
        {
            if (metadata.GetValueOrDefault(name) is { } text
                && DateTime.TryParseExact(text.AsSpan(0, Math.Min(text.Length, 19)), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                && time.Year is > 1 and < 9999)
            {
                return new(time, OffsetOf(metadata.GetValueOrDefault("OffsetTimeOriginal")));
            }
        }

        return null;
    }

    /// <summary><c>+02:00</c>.</summary>
    private static TimeSpan OffsetOf(string? text)
        => text is ['+' or '-', ..] && TimeSpan.TryParseExact(text.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14)
            ? text[0] == '-' ? -offset : offset
            : TimeSpan.Zero;
}
