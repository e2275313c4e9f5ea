using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Storage;

/// <summary>
/// What Azure Table Storage would refuse, refused by every storage, so that nothing works on one machine and fails in the cloud.
/// Source: "Understanding the Table service data model" and "Performing entity group transactions".
/// </summary>
public static class RowLimits
{
    /// <summary>The property in which a storage may note which write made a row; no row has one of its own by this name.</summary>
    public const string WriteId = "WriteId";

    private const int MaxTake = 1000;
    /// <summary>Of one batch.</summary>
    public const int MaxChanges = 100;
    private const int MaxBatchBytes = 4 << 20;
    private const int MaxRowBytes = 1 << 20;
    private const int MaxValueBytes = 64 << 10;

    /// <summary>Azure's are 252; one is <see cref="WriteId"/>.</summary>
    private const int MaxValues = 251;
    private const int MaxKeyUnits = 512;
    private const int MaxNameUnits = 255;

    /// <summary>What a row has besides: a <see cref="WriteId"/> of 32 characters and its time.</summary>
    private const int OwnBytes = 128;

    /// <summary>The headers of one change in the body of a batch, keys aside.</summary>
    private const int ChangeBytes = 1024;

    /// <summary>The least time that Edm.DateTime holds.</summary>
    private static readonly DateTimeOffset MinTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void CheckTable(string table)
        => Require(table.Length is >= 3 and <= 63 && char.IsAsciiLetterLower(table[0]) && table.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)),
            "A table name is 3 to 63 of a-z and 0-9, the first a letter.");

    public static void CheckKey(string key)
    {
        Require(key.Length <= MaxKeyUnits, "A key has at most 512 characters.");
        Require(!key.AsSpan().ContainsAny("/\\#?") && !key.Any(char.IsControl), "A key has a character that table storage does not take.");
        Require(Unicode.IsWellFormed(key), "A key is not well-formed Unicode.");
    }

    public static void CheckTake(int take) => Require(take is >= 1 and <= MaxTake, "A page has 1 to 1000 rows.");

    public static void CheckBatch(string partitionKey, IReadOnlyList<RowChange> changes)
    {
        Require(changes.Count <= MaxChanges, "A batch has at most 100 changes.");
        CheckKey(partitionKey);
        var bytes = 0;
        var keys = new HashSet<string>(changes.Count, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            Require(keys.Add(change.RowKey), "A batch has a row key twice.");
            CheckKey(change.RowKey);
            var row = change switch { RowChange.Insert insert => insert.Row, RowChange.Put put => put.Row, _ => null };
            if (row is not null)
            {
                Require(row.PartitionKey == partitionKey, "A batch is within one partition.");
                CheckRow(row);
                bytes += row.Values.Sum(value => 2 * value.Key.Length + 40 + SentSizeOf(value.Value));
            }

            // Keys are in the address and in the body, escaped as %xx or as \uxxxx.
            bytes += ChangeBytes + 15 * (partitionKey.Length + change.RowKey.Length);
        }

        Require(bytes <= MaxBatchBytes, "A batch has at most 4 MiB.");
    }

    /// <summary>By the size as Azure counts it.</summary>
    private static void CheckRow(Row row)
    {
        Require(row.Values.Count <= MaxValues, "A row has at most 251 properties.");
        var bytes = OwnBytes + 4 + 2 * (row.PartitionKey.Length + row.RowKey.Length);
        foreach (var (name, value) in row.Values)
        {
            Require(IsName(name), "A property name is an identifier of at most 255 characters and none of PartitionKey, RowKey, Timestamp, WriteId.");
            bytes += 8 + 2 * name.Length + SizeOf(value);
        }

        Require(bytes <= MaxRowBytes, "A row has at most 1 MiB.");
    }

    /// <summary>At most this many bytes in a request: texts as JSON that escapes all but the plainest ASCII, bytes in Base64.</summary>
    private static int SentSizeOf(object value) => value switch
    {
        string text => text.Sum(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or ',' or ':' or '/' or '{' or '}' ? 1 : 6),
        byte[] bytes => (bytes.Length + 2) / 3 * 4,
        _ => 32,
    };

    private static int SizeOf(object value)
    {
        switch (value)
        {
            case string text:
                Require(text.Length * 2 <= MaxValueBytes, "A property has at most 64 KiB.");
                Require(Unicode.IsWellFormed(text), "A property is not well-formed Unicode.");
                return 4 + text.Length * 2;
            case byte[] bytes:
                Require(bytes.Length <= MaxValueBytes, "A property has at most 64 KiB.");
                return 4 + bytes.Length;
            case DateTimeOffset time:
                Require(time >= MinTime, "A time is not before 1601.");
                return 8;
            case double number:
                // Azure's client cannot send the others.
                Require(double.IsFinite(number), "A number is neither infinite nor NaN.");
                return 8;
            case long:
                return 8;
            case int:
                return 4;
            case bool:
                return 1;
            default:
                throw DamException.Invalid($"A property is of type {value.GetType().Name}, which tables do not hold.");
        }
    }

    private static bool IsName(string name)
        => name.Length is > 0 and <= MaxNameUnits
            && (char.IsLetter(name[0]) || name[0] == '_')
            && name.All(c => char.IsLetterOrDigit(c) || c == '_')
            && name is not ("PartitionKey" or "RowKey" or "Timestamp" or WriteId);

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw DamException.Invalid(message);
        }
    }
}
