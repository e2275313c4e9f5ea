using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Tables;

/// <summary>All tables in one, clustered by (table, partition key, row key): a range is read from neighbouring pages.</summary>
internal sealed class SqliteTables(Database database, Sequence sequence, Continuations continuations) : ITableStore
{
    /// <summary>A page ends early at this many bytes: a thousand rows of 1 MiB are no answer.</summary>
    private const int PageBytes = 4 << 20;

    public Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RowLimits.CheckTable(table);
        RowLimits.CheckKey(partitionKey);
        RowLimits.CheckKey(rowKey);
        return Task.FromResult(database.Read(session =>
        {
            using var found = session.Query(
                "SELECT etag, body FROM rows WHERE tbl = $1 AND pk = $2 AND rk = $3", table, KeyBytes.Of(partitionKey), KeyBytes.Of(rowKey));
            return found.Read() ? ReadRow(partitionKey, rowKey, found, 0) : null;
        }));
    }

    public Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        RowLimits.CheckTable(table);
        RowLimits.CheckBatch(partitionKey, changes);
        var batch = new RowBatch(table, partitionKey, changes, sequence);
        return database.WriteAsync(batch.Apply, cancellationToken);
    }

    public Task<RowPage> QueryAsync(
        string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RowLimits.CheckTable(table);
        RowLimits.CheckKey(partitionKey);
        RowLimits.CheckTake(take);
        var query = $"{table}\n{partitionKey}\n{range.From}\n{range.To}";
        var from = continuation is null ? KeyBytes.Of(range.From) : KeyBytes.After(continuations.Read(query, continuation));
        var to = range.To is null ? KeyBytes.End : KeyBytes.Of(range.To);
        return Task.FromResult(database.Read(session => ReadPage(session, table, partitionKey, from, to, take, query)));
    }

    public async IAsyncEnumerable<string> PartitionsAsync(string table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RowLimits.CheckTable(table);
        // A seek for each partition: their rows between are not read.
        byte[] after = [];
        for (var first = true; ; first = false)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var from = first ? after : KeyBytes.After(after);
            var next = database.Read(session => (byte[]?)session.Scalar("SELECT pk FROM rows WHERE tbl = $1 AND pk >= $2 ORDER BY pk LIMIT 1", table, from));
            if (next is null)
            {
                yield break;
            }

            yield return KeyBytes.Text(next);
            after = next;
        }
    }

    private RowPage ReadPage(Session session, string table, string partitionKey, byte[] from, byte[] to, int take, string query)
    {
        using var found = session.Query(
            "SELECT etag, body, rk FROM rows WHERE tbl = $1 AND pk = $2 AND rk >= $3 AND rk < $4 ORDER BY rk LIMIT $5",
            table, KeyBytes.Of(partitionKey), from, to, take + 1);
        var rows = new List<Row>(Math.Min(take, 100));
        var bytes = 0L;
        byte[] last = [];
        while (found.Read())
        {
            if (rows.Count == take || bytes >= PageBytes)
            {
                return new RowPage(rows, continuations.Write(query, last));
            }

            last = found.GetFieldValue<byte[]>(2);
            bytes += found.GetBytes(1, 0, null, 0, 0);
            rows.Add(ReadRow(partitionKey, KeyBytes.Text(last), found, 0));
        }

        return new RowPage(rows, null);
    }

    private static Row ReadRow(string partitionKey, string rowKey, SqliteDataReader found, int etagColumn)
        => new(partitionKey, rowKey, RowCodec.Decode(found.GetFieldValue<byte[]>(etagColumn + 1))) { ETag = Sequence.Text(found.GetInt64(etagColumn)) };
}
