using ServerlessDam.Embedded.Sqlite;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Queue;

/// <summary>The SQL of messages. Times are UTC ticks.</summary>
internal static class QueueRows
{
    public static bool Add(Session session, string queue, long id, long visible, long enqueued, string body)
        => session.Execute("INSERT INTO messages VALUES($1, $2, $3, 0, 0, $4, $5)", queue, id, visible, enqueued, body) == 1;

    public static int Count(Session session, string queue)
        => (int)Math.Min(int.MaxValue, (long)session.Scalar("SELECT count(*) FROM messages WHERE queue = $1", queue)!);

    /// <summary>When the next message is or becomes visible; <see cref="long.MaxValue"/> when there is none.</summary>
    public static long NextVisible(Session session, string queue)
        => session.Scalar("SELECT visible FROM messages WHERE queue = $1 ORDER BY visible LIMIT 1", queue) as long? ?? long.MaxValue;

    public static QueueDelivery? Lease(Session session, string queue, DateTimeOffset now, TimeSpan lease, long receipt)
    {
        using var leased = session.Query(
            """
            UPDATE messages SET visible = $3, receipt = $4, dequeued = dequeued + 1
            WHERE queue = $1 AND id = (SELECT id FROM messages WHERE queue = $1 AND visible <= $2 ORDER BY visible, id LIMIT 1)
            RETURNING id, body, dequeued, enqueued
            """,
            queue, now.UtcTicks, (now + lease).UtcTicks, receipt);
        return leased.Read()
            ? new QueueDelivery(queue, Sequence.Text(leased.GetInt64(0)), Sequence.Text(receipt), leased.GetString(1), leased.GetInt32(2), new DateTimeOffset(leased.GetInt64(3), TimeSpan.Zero))
            : null;
    }

    /// <summary>Sets when the message is visible again, and its receipt. False when the lease was lost.</summary>
    public static bool Move(Session session, QueueDelivery delivery, long visible, long receipt)
        => session.Execute(
            "UPDATE messages SET visible = $4, receipt = $5 WHERE queue = $1 AND id = $2 AND receipt = $3",
            delivery.Queue, Number(delivery.Id), Number(delivery.Receipt), visible, receipt) == 1;

    /// <summary>False when the lease was lost.</summary>
    public static bool Remove(Session session, QueueDelivery delivery)
        => session.Execute(
            "DELETE FROM messages WHERE queue = $1 AND id = $2 AND receipt = $3", delivery.Queue, Number(delivery.Id), Number(delivery.Receipt)) == 1;

    /// <summary>-1, which no row has, for what is no number of ours.</summary>
    private static long Number(string text) => Sequence.Parse(text) ?? -1;
}
