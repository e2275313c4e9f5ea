using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>Rows by what they hold; ETags are each storage's own.</summary>
internal static class RowValues
{
    public static bool AreEqual(Row one, Row other)
        => one.Values.Count == other.Values.Count
            && one.Values.All(pair => other.Values.TryGetValue(pair.Key, out var value) && AreEqual(pair.Value, value));

    /// <summary>Roughly what the row takes in a batch.</summary>
    public static int SizeOf(Row row)
        => 2 * (row.PartitionKey.Length + row.RowKey.Length) + row.Values.Sum(pair => 2 * pair.Key.Length + SizeOf(pair.Value));

    // Equals tells the types apart: an int is no long. Times are equal as moments.
    private static bool AreEqual(object one, object other)
        => one is byte[] bytes ? other is byte[] others && bytes.AsSpan().SequenceEqual(others) : one.Equals(other);

    private static int SizeOf(object value) => value switch
    {
        string text => 2 * text.Length,
        byte[] bytes => bytes.Length,
        _ => 8,
    };
}
