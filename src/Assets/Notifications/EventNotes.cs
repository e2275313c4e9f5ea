using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>
/// Notes what happens for those who want to be told, in the transaction of what happened, and has <see cref="ExpandEvents"/> tell
/// it. Where nobody wants to be told nothing is written.
/// </summary>
public sealed class EventNotes(ITableStore tables, IMessageQueue queue, TriggerStore triggers, IdGenerator ids, TimeProvider time, ILogger<EventNotes> logger)
{
    /// <summary>Sent again by one sweep; the next one goes on.</summary>
    private const int MostSwept = 500;

    /// <summary>
    /// A note of events that are in no asset's change, for a transaction of the table <c>catalog</c>; null when nobody wants it.
    /// After that transaction: <see cref="AnnounceAsync"/>.
    /// </summary>
    public async Task<EventNote?> OfAsync(string cloud, IEnumerable<NotedEvent> events, CancellationToken cancellationToken)
        => await NewAsync(cloud, [.. events], null, cancellationToken);

    /// <summary>Notes an event at once: one that follows from no transaction of the catalog.</summary>
    public async Task NoteAsync(string cloud, NotedEvent happened, CancellationToken cancellationToken)
    {
        if (await OfAsync(cloud, [happened], cancellationToken) is { } note)
        {
            await WriteAsync(note, cancellationToken);
        }
    }

    /// <summary>Has a note told that is stored by now.</summary>
    public async Task AnnounceAsync(EventNote note)
    {
        try
        {
            // Without the caller's token: the change is done.
            await SendAsync(note.Cloud, note.RowKey, CancellationToken.None);
        }
        catch (Exception e) when (e is DamException or OperationCanceledException or IOException)
        {
            Log.AnnouncedLater(logger, note.Cloud, e);
        }
    }

    internal static RowChange RowOf(EventNote note) => new RowChange.Insert(note.ToRow());

    internal Task<EventNote?> OfChangeAsync(Asset? before, Asset? after, CancellationToken cancellationToken)
        => OfChangesAsync([(before, after)], cancellationToken);

    /// <param name="changes">Of one transaction; the note has the asset that the first of them leaves.</param>
    internal async Task<EventNote?> OfChangesAsync(IReadOnlyList<(Asset? Before, Asset? After)> changes, CancellationToken cancellationToken)
    {
        var (before, after) = changes[0];
        List<NotedEvent> events = [.. changes.SelectMany(change => ChangeEvents.Of(change.Before, change.After, Occasion.Current))];
        return await NewAsync((after ?? before)!.Cloud, events, after, cancellationToken);
    }

    internal async Task TestAsync(string cloud, NotedEvent sample, string triggerId, CancellationToken cancellationToken)
        => await WriteAsync(New(cloud, [sample], null) with { OnlyTo = triggerId }, cancellationToken);

    internal async Task<EventNote?> FindAsync(string cloud, string rowKey, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, cloud, rowKey, cancellationToken) is { } row ? EventNote.From(row) : null;

    internal Task EndAsync(string cloud, string rowKey, CancellationToken cancellationToken)
        => tables.ApplyAsync(CatalogKeys.Table, cloud, [new RowChange.Delete(rowKey)], cancellationToken);

    /// <summary>Has told again what is untold since before <paramref name="limit"/>; how many notes those were.</summary>
    internal async Task<int> SweepAsync(string cloud, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var overdue = new RowRange(CatalogKeys.Events, CatalogKeys.Event(limit, ""));
        var page = await tables.QueryAsync(CatalogKeys.Table, cloud, overdue, MostSwept, null, cancellationToken);
        foreach (var row in page.Rows)
        {
            await SendAsync(cloud, row.RowKey, cancellationToken);
        }

        return page.Rows.Count;
    }

    private async Task<EventNote?> NewAsync(string cloud, List<NotedEvent> events, Asset? asset, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return null;
        }

        var wanted = events.Where(happened => Occasion.Current?.UrlFor(happened.Type) is not null).ToHashSet();
        if (wanted.Count < events.Count)
        {
            var known = await triggers.FindAsync(cloud, cancellationToken);
            wanted.UnionWith(events.Where(happened => known.Any(trigger => trigger.Concerns(happened.Type))));
        }

        return wanted.Count == 0 ? null : New(cloud, [.. events.Where(wanted.Contains)], asset);
    }

    private EventNote New(string cloud, IReadOnlyList<NotedEvent> events, Asset? asset) => new()
    {
        Cloud = cloud,
        Id = ids.Hex32(),
        At = time.GetUtcNow(),
        Occasion = Occasion.Current ?? new() { RequestId = ids.Hex32(), Source = "api", By = "server" },
        Events = events,
        Asset = events.Any(happened => happened.Type is EventTypes.Upload or EventTypes.Moderation or EventTypes.ModerationSummary) ? asset : null,
    };

    private async Task WriteAsync(EventNote note, CancellationToken cancellationToken)
    {
        await tables.ApplyAsync(CatalogKeys.Table, note.Cloud, [RowOf(note)], cancellationToken);
        await AnnounceAsync(note);
    }

    private Task SendAsync(string cloud, string rowKey, CancellationToken cancellationToken)
        => queue.EnqueueAsync(NotificationQueue.Name, new Job(ExpandEvents.JobKind, cloud, rowKey).ToJson(), TimeSpan.Zero, cancellationToken);
}

internal static partial class Log
{
    [LoggerMessage(2301, LogLevel.Warning, "What happened in {Cloud} is told later: the queue did not take it")]
    public static partial void AnnouncedLater(ILogger logger, string cloud, Exception exception);

    [LoggerMessage(2302, LogLevel.Information, "Notification {Delivery} to {Target}: {Outcome} after try {Attempt}")]
    public static partial void Tried(ILogger logger, string delivery, string target, string outcome, int attempt);

    [LoggerMessage(2303, LogLevel.Error, "The event {Note} of {Cloud} could not be told in five tries")]
    public static partial void Untold(ILogger logger, string note, string cloud);
}
