using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Library;

/// <summary>What calls that list assets say about pages and order.</summary>
internal static partial class ListingOptions
{
    private const int Most = 500;

    public static PageRequest Page(this WireContext context, int otherwise = 10) => new(context.Take(otherwise), context.Request.Text("next_cursor"))
    {
        OldestFirst = context.Request.Text("direction")?.Trim().ToLowerInvariant() switch
        {
            null or "desc" or "-1" => false,
            "asc" or "1" => true,
            var other => throw Invalid("direction", other),
        },
        Since = context.Request.Text("start_at") is { } text ? Time("start_at", text) : null,
    };

    /// <summary>1 to 500; what is beyond is cut, as clients ask for more than any page has.</summary>
    public static int Take(this WireContext context, int otherwise = 10) => (int)Math.Min(context.Request.Integer("max_results", least: 1) ?? otherwise, Most);

    /// <summary>The items of a list of ids. A single text is one id when <paramref name="exists"/> says so, and split at commas otherwise.</summary>
    public static async Task<IReadOnlyList<string>> IdsAsync(this WireRequest request, string name, Func<string, Task<bool>> exists)
        => request.List(name) is [var whole] && request.SplitList(name) is { Count: > 1 } items
            ? await exists(whole) ? [whole] : items
            : request.SplitList(name);

    /// <summary>ISO 8601, RFC 1123, or what JavaScript's dates turn into as text.</summary>
    /// <exception cref="DamException">None of them.</exception>
    internal static DateTimeOffset Time(string name, string text)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        return DateTimeOffset.TryParseExact(
            ZoneName().Replace(text, "").Trim(), "ddd MMM dd yyyy HH:mm:ss 'GMT'zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
            ? time.ToUniversalTime()
            : throw Invalid(name, text);
    }

    private static DamException Invalid(string name, string value)
        => DamException.Invalid($"Invalid value for parameter {name}: {(value.Length > 100 ? value[..100] : value)}");

    [GeneratedRegex(@" \([^)]*\)$")]
    private static partial Regex ZoneName();
}
