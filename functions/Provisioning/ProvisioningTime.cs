using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Times as clients write them: dates, ISO 8601, or as JavaScript prints a date.</summary>
internal static partial class ProvisioningTime
{
    /// <summary>Null when it was not sent. Without a zone it is UTC.</summary>
    /// <param name="endOfDay">A mere date means the end of that day.</param>
    /// <exception cref="DamException">InvalidParameter: no time.</exception>
    public static DateTimeOffset? Parse(WireRequest request, string name, bool endOfDay)
    {
        if (request.Text(name)?.Trim() is not { } text)
        {
            return null;
        }

        // "Thu Nov 26 2026 22:00:00 GMT+0100 (…)": the name of the zone is for people, the name of the day is left out too.
        var plain = JavaScript().Match(text) is { Success: true } match ? $"{match.Groups["date"].Value} {match.Groups["hours"].Value}:{match.Groups["minutes"].Value}" : text;
        if (!DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            throw DamException.Invalid($"Invalid value for parameter {name}: {(text.Length > 100 ? text[..100] : text)}");
        }

        return endOfDay && !text.Contains(':') ? time.AddDays(1).AddTicks(-1) : time;
    }

    [GeneratedRegex(@"\A[A-Z][a-z]{2} (?<date>[A-Z][a-z]{2} \d{2} \d{4} \d{2}:\d{2}:\d{2}) GMT(?<hours>[+-]\d{2})(?<minutes>\d{2})( \(.*\))?\z")]
    private static partial Regex JavaScript();
}
