using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Settings of notifications, section "Notifications".</summary>
public sealed class NotificationOptions
{
    public const string Section = "Notifications";

    /// <summary>The wait before the second try; before the third it is twice, before the fourth thrice as long. Default: 3 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "06:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Tries after the first. Default: 3.</summary>
    [Range(0, 20)]
    public int Retries { get; set; } = 3;

    /// <summary>How long a receiver may take from the connection to the headers of its answer. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the log of deliveries goes back. Default: 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeepLog { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a buffered message waits for somebody to acknowledge it. Default: 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan KeepMessages { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Calls that may wait for messages at the same moment, in each instance. Default: 16.</summary>
    [Range(1, 1000)]
    public int MostWaiting { get; set; } = 16;
}

[OptionsValidator]
internal sealed partial class ValidateNotificationOptions : IValidateOptions<NotificationOptions>;
