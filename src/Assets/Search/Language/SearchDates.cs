using System.Globalization;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>Dates as they are written: a day, a moment, seconds since 1970, or how long ago. In Unix milliseconds.</summary>
internal static class SearchDates
{
    private const int MostDigitsAgo = 5;

    private const long MostSeconds = 999_999_999_999;

    private const int MostYearsAgo = 1000;

    /// <summary>To the precision that was written.</summary>
    private static readonly (string Format, TimeSpan Length)[] Moments =
    [
        ("yyyy-MM-ddTHH:mm", TimeSpan.FromMinutes(1)),
        ("yyyy-MM-ddTHH:mm:ss", TimeSpan.FromSeconds(1)),
        ("yyyy-MM-ddTHH:mm:ss.FFFFFFF", TimeSpan.FromMilliseconds(1)),
    ];

    public static SearchInterval? Read(string text, DateTimeOffset now) => Fixed(text) ?? Ago(text, now);

    /// <summary>What has a length, so that something can be equal to it: an absolute date, or a second since 1970.</summary>
    public static SearchInterval? Fixed(string text) => Absolute(text) ?? UnixSeconds(text);

    /// <summary>A day, or a moment in UTC or with its offset.</summary>
    public static SearchInterval? Absolute(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return From(new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), TimeSpan.FromDays(1));
        }

        foreach (var (format, length) in Moments)
        {
            foreach (var zone in new[] { "", "Z", "zzz" })
            {
                if (DateTimeOffset.TryParseExact(text, format + zone, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
                {
                    return From(moment, length);
                }
            }
        }

        return null;
    }

    /// <summary>Seconds since 1970.</summary>
    private static SearchInterval? UnixSeconds(string text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < MostSeconds ? new(seconds * 1000d, (seconds * 1000d) + 1000, ToIncluded: false) : null;

    /// <summary>Some hours, days, weeks, months or years before now: 3h, 1d, 4w, 2m, 1y.</summary>
    private static SearchInterval? Ago(string text, DateTimeOffset now)
    {
        if (text.Length is 0 or > MostDigitsAgo + 1 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        DateTimeOffset? moment = text[^1] switch
        {
            'h' => now.AddHours(-count),
            'd' => now.AddDays(-count),
            'w' => now.AddDays(-7d * count),
            'm' when count <= MostYearsAgo * 12 => now.AddMonths(-count),
            'y' when count <= MostYearsAgo => now.AddYears(-count),
            _ => null,
        };
        return moment is { } ago ? From(ago, TimeSpan.FromMilliseconds(1)) : null;
    }

    private static SearchInterval From(DateTimeOffset start, TimeSpan length)
        => new(start.ToUnixTimeMilliseconds(), start.ToUnixTimeMilliseconds() + length.TotalMilliseconds, ToIncluded: false);
}
