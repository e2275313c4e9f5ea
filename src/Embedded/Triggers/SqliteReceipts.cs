using ServerlessDam.Embedded.Sqlite;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Triggers;

/// <summary>Receipts as rows. Those of a blob in the index go when it is deleted.</summary>
internal sealed class SqliteReceipts(Database database) : ITriggerReceipts
{
    public Task<bool> HasAsync(string function, BlobArrival blob, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(session => session.Scalar(
            "SELECT 1 FROM receipts WHERE function = $1 AND container = $2 AND name = $3 AND etag = $4",
            function, blob.Container, KeyBytes.Of(blob.Name), blob.ETag) is not null));
    }

    public Task AddAsync(string function, BlobArrival blob, CancellationToken cancellationToken)
        => database.WriteAsync(
            session => session.Execute("INSERT OR IGNORE INTO receipts VALUES($1, $2, $3, $4)", function, blob.Container, KeyBytes.Of(blob.Name), blob.ETag),
            cancellationToken);
}
