using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Usage;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Usage;

/// <summary>What a product environment is, and how much of it is used.</summary>
internal sealed class UsageEndpoint(ReportUsage report, UsageStore store, IOptions<WireOptions> options, TimeProvider time)
{
    private static readonly string[] DayForms = ["dd-MM-yyyy", "yyyy-MM-dd", "ddd MMM dd yyyy"];

    /// <summary>Of JavaScript's text of a date, up to its time.</summary>
    private const int DayLength = 15;

    public async Task<IActionResult> Config(WireContext context, CancellationToken cancellationToken)
        => new WireResult(new
        {
            context.Environment.CloudName,
            CreatedAt = await store.FirstSeenAsync(context.Environment.CloudName, cancellationToken),
            Settings = context.Request.Flag("settings") is true ? new { context.Environment.FolderMode } : null,
        });

    public async Task<IActionResult> Usage(WireContext context, CancellationToken cancellationToken)
    {
        var size = await report.ExecuteAsync(context.Caller, context.Environment.CloudName, Day(context), cancellationToken);
        var largest = options.Value.MaximumFileSizeInBytes;

        // Nothing here is metered or limited by a plan: what is delivered is not counted, and there is no limit to name.
        return new WireResult(new
        {
            Plan = "Self-hosted",
            LastUpdated = size.CountedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateRequested = time.GetUtcNow(),
            Transformations = new { Usage = size.Derived },
            Objects = new { Usage = size.Assets + size.Derived },
            Bandwidth = new { Usage = 0 },
            Storage = new { Usage = size.SizeInBytes + size.DerivedSizeInBytes },
            Impressions = new { Usage = 0 },
            SecondsDelivered = new { Usage = 0 },
            Credits = new { Usage = 0 },
            Requests = 0,
            Resources = size.Assets,
            DerivedResources = size.Derived,
            MediaLimits = new
            {
                ImageMaxSizeBytes = largest,
                VideoMaxSizeBytes = largest,
                RawMaxSizeBytes = largest,
            },
        });
    }

    /// <summary>SDKs write <c>31-12-2025</c>, the documentation <c>2025-12-31</c>, the Node SDK of a Date <c>Wed Dec 31 2025 10:00:00 GMT+0000</c>.</summary>
    private static DateOnly? Day(WireContext context)
    {
        if ((context.RouteValues.GetValueOrDefault("date") ?? context.Request.Text("date")) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(text.Length > DayLength ? text[..DayLength] : text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw DamException.Invalid($"Invalid value for parameter date: {text[..Math.Min(text.Length, 100)]}");
    }
}
