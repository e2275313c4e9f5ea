using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Wire;

/// <summary>Counts calls to the Admin API by cloud and clock hour, and tells clients how many are left.</summary>
internal sealed class AdminRate(IOptions<WireOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <summary>Counts one call and writes the three <c>X-FeatureRateLimit</c> headers.</summary>
    /// <exception cref="DamException">RateLimited: none was left.</exception>
    public void Count(string cloudName, IHeaderDictionary headers)
    {
        var now = time.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        var window = _windows.AddOrUpdate(
            cloudName,
            static (_, start) => new Window(start, 1),
            static (_, old, start) => old.Start == start ? old with { Calls = old.Calls + 1 } : new Window(start, 1),
            hour);

        var limit = options.Value.AdminCallsPerHour;
        var reset = hour.AddHours(1);
        headers["X-FeatureRateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers["X-FeatureRateLimit-Remaining"] = Math.Max(0, limit - window.Calls).ToString(CultureInfo.InvariantCulture);
        headers["X-FeatureRateLimit-Reset"] = reset.ToString("R", CultureInfo.InvariantCulture);

        if (window.Calls > limit)
        {
            throw new DamException(
                ErrorKind.RateLimited,
                $"Rate Limit Exceeded. Limit of {limit} api operations reached. Try again on {reset.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}");
        }
    }

    private sealed record Window(DateTimeOffset Start, long Calls);
}
