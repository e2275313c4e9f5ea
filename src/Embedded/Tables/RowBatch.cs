using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Tables;

/// <summary>
/// The changes of one batch, encoded on the caller's thread and applied on the writer's. A key is in a batch once, so the
/// conditions do not depend on each other: all are looked at before anything is changed.
/// </summary>
internal sealed class RowBatch(string table, string partitionKey, IReadOnlyList<RowChange> changes, Sequence sequence)
{
    private readonly byte[] _partition = KeyBytes.Of(partitionKey);
    private readonly Step[] _steps = [.. changes.Select(change => Encode(change))];

    /// <summary>Null, or the row key whose condition did not hold.</summary>
    public string? Apply(Session session)
    {
        foreach (var (change, key, _) in _steps)
        {
            if (HasCondition(change) && !Holds(change, StoredETag(session, key)))
            {
                return change.RowKey;
            }
        }

        foreach (var (_, key, body) in _steps)
        {
            _ = body is null
                ? session.Execute("DELETE FROM rows WHERE tbl = $1 AND pk = $2 AND rk = $3", table, _partition, key)
                : session.Execute(
                    "INSERT INTO rows VALUES($1, $2, $3, $4, $5) ON CONFLICT DO UPDATE SET etag = excluded.etag, body = excluded.body",
                    table, _partition, key, sequence.Next(), body);
        }

        return null;
    }

    private static Step Encode(RowChange change) => new(change, KeyBytes.Of(change.RowKey), change switch
    {
        RowChange.Insert insert => RowCodec.Encode(insert.Row.Values),
        RowChange.Put put => RowCodec.Encode(put.Row.Values),
        _ => null,
    });

    private static bool HasCondition(RowChange change)
        => change is RowChange.Insert or RowChange.Put { IfMatch: not null } or RowChange.Delete { IfMatch: not null } or RowChange.Delete { MustExist: true };

    private static bool Holds(RowChange change, string? stored) => change switch
    {
        RowChange.Insert => stored is null,
        RowChange.Put put => stored == put.IfMatch,
        RowChange.Delete { MustExist: false } when stored is null => true,
        RowChange.Delete delete => stored is not null && (delete.IfMatch is null || stored == delete.IfMatch),
        _ => true,
    };

    private string? StoredETag(Session session, byte[] key)
        => session.Scalar("SELECT etag FROM rows WHERE tbl = $1 AND pk = $2 AND rk = $3", table, _partition, key) is long etag ? Sequence.Text(etag) : null;

    /// <param name="Body">Null to delete.</param>
    private sealed record Step(RowChange Change, byte[] Key, byte[]? Body);
}
