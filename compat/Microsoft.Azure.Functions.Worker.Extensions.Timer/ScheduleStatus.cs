namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a timer stands, in UTC.</summary>
public sealed class ScheduleStatus
{
    /// <summary>When it last was due; the default before the first time.</summary>
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
