using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Row keys of the table <see cref="Table"/>, a partition for each cloud.</summary>
internal static class DeliveryKeys
{
    public const string Table = "notifications";

    /// <summary>The log: deliveries, newest first.</summary>
    public static string Deliveries => RowKeys.Prefix("d");

    /// <summary>Those with a try to come, by when the sweep is to look after them.</summary>
    public static string Overdues => RowKeys.Prefix("w");

    /// <summary>The bytes of notifications, newest first.</summary>
    public static string Bodies => RowKeys.Prefix("b");

    /// <summary>Messages in channels, oldest first.</summary>
    public static string Messages => RowKeys.Prefix("m");

    public static string Delivery(string id) => Deliveries + id;

    public static string Overdue(DateTimeOffset at, string id) => Overdues + Ascending(at) + "-" + id;

    /// <summary>The delivery of a row of <see cref="Overdues"/>.</summary>
    public static string IdOfOverdue(string rowKey) => rowKey[(Overdues.Length + 20)..];

    public static string Body(string id) => Bodies + id;

    public static string Message(string id) => Messages + id;

    /// <summary>The messages of a channel by when they can be seen.</summary>
    public static string InChannel(string channel) => RowKeys.Prefix("c", channel);

    /// <summary>The messages of a batch by when they can be seen.</summary>
    public static string InBatch(string batchId) => RowKeys.Prefix("g", batchId);

    public static string Ascending(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    public static string Descending(DateTimeOffset at) => (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The same for the same seed, so that who does it again finds it done.</summary>
    public static string NewId(DateTimeOffset at, string seed) => Descending(at) + "-" + Hash(seed);

    public static string Hash(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16));

    /// <summary>Whether a text could be the id of a delivery.</summary>
    public static bool IsId(string text) => CatalogKeys.IsPlace(text);
}
