using Azure;
using Azure.Data.Tables;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Tables;

/// <summary>
/// One call's changes of one partition: an operation when there is one, else an entity group transaction, tried again where the
/// service refuses what the product allows.
/// </summary>
/// <param name="writeId">
/// Unique to this call and noted in each row it writes. The client tries again when an answer is lost, and a try that went through
/// makes the next one conflict with itself; the note tells that from a conflict with others. What it cannot tell: that the row was
/// ours and has changed hands before we look (then a conflict is reported, and the caller reads again as it would anyway), and
/// deletes, which leave no row to look at.
/// </param>
internal sealed class TableWrite(TableClient table, string partitionKey, string writeId)
{
    private static readonly string[] Selected = [RowLimits.WriteId];

    /// <returns>Null, or the row key of the change whose condition did not hold.</returns>
    public async Task<string?> ApplyAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        for (var left = changes; left.Count > 0;)
        {
            if (await TryAsync(left, cancellationToken) is not { } refusal)
            {
                return null;
            }

            var refused = left[refusal.Index];
            if (refusal.Code == TableErrors.TableMissing)
            {
                if (left.All(change => change is RowChange.Delete))
                {
                    return left.OfType<RowChange.Delete>().FirstOrDefault(delete => delete.MustExist)?.Key;
                }

                await table.CreateIfNotExistsAsync(cancellationToken);
            }
            else if (refusal.Code == TableErrors.RowMissing && refused is RowChange.Delete { MustExist: false })
            {
                // The service fails the whole transaction for it, so the rest goes without. Should somebody add the row before
                // the rest is committed, it stays: as if the delete had come first, which is when the row was indeed not there.
                // Rows that must not part from others are guarded by a condition on one of them, which then fails.
                left = [.. left.Where(change => !ReferenceEquals(change, refused))];
            }
            else
            {
                return await HasGoneThroughAsync(left, refused, cancellationToken) ? null : refused.RowKey;
            }
        }

        return null;
    }

    /// <summary>Null when all was applied.</summary>
    private async Task<Refusal?> TryAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            if (changes is [var change])
            {
                return await TryAsync(change, cancellationToken);
            }

            await table.SubmitTransactionAsync(changes.Select(Action), cancellationToken);
            return null;
        }
        catch (TableTransactionFailedException e) when (IsCondition(e) && e.FailedTransactionActionIndex is { } index)
        {
            return new Refusal(e.ErrorCode, index);
        }
        catch (RequestFailedException e) when (changes.Count == 1 && IsCondition(e))
        {
            return new Refusal(e.ErrorCode, 0);
        }
    }

    private async Task<Refusal?> TryAsync(RowChange change, CancellationToken cancellationToken)
    {
        switch (change)
        {
            case RowChange.Insert insert:
                await table.AddEntityAsync(RowEntity.Write(insert.Row, writeId), cancellationToken);
                return null;
            case RowChange.Put { IfMatch: { } etag } put:
                await table.UpdateEntityAsync(RowEntity.Write(put.Row, writeId), new ETag(etag), TableUpdateMode.Replace, cancellationToken);
                return null;
            case RowChange.Put put:
                await table.UpsertEntityAsync(RowEntity.Write(put.Row, writeId), TableUpdateMode.Replace, cancellationToken);
                return null;
            default:
                // Alone among the client's calls this one does not throw when there is nothing.
                var delete = (RowChange.Delete)change;
                var answer = await table.DeleteEntityAsync(partitionKey, delete.Key, Condition(delete.IfMatch), cancellationToken);
                return answer.Status == 404 ? new Refusal(TableErrors.RowMissing, 0) : null;
        }
    }

    private TableTransactionAction Action(RowChange change) => change switch
    {
        RowChange.Insert insert => new(TableTransactionActionType.Add, RowEntity.Write(insert.Row, writeId)),
        RowChange.Put { IfMatch: { } etag } put => new(TableTransactionActionType.UpdateReplace, RowEntity.Write(put.Row, writeId), new ETag(etag)),
        RowChange.Put put => new(TableTransactionActionType.UpsertReplace, RowEntity.Write(put.Row, writeId)),
        RowChange.Delete delete => new(TableTransactionActionType.Delete, new TableEntity(partitionKey, delete.Key), Condition(delete.IfMatch)),
        _ => throw new ArgumentException($"A table cannot {change}.", nameof(change)),
    };

    /// <summary>Whether an earlier try wrote the row already: a transaction has written all its rows or none.</summary>
    private async Task<bool> HasGoneThroughAsync(IReadOnlyList<RowChange> changes, RowChange refused, CancellationToken cancellationToken)
    {
        var written = refused is RowChange.Delete ? changes.FirstOrDefault(change => change is not RowChange.Delete) : refused;
        if (written is null)
        {
            return false;
        }

        var found = await table.GetEntityIfExistsAsync<TableEntity>(partitionKey, written.RowKey, Selected, cancellationToken);
        return found is { HasValue: true, Value: { } entity } && entity.GetString(RowLimits.WriteId) == writeId;
    }

    private static bool IsCondition(RequestFailedException e)
        => e.ErrorCode is TableErrors.TableMissing or TableErrors.RowMissing or TableErrors.RowTaken or TableErrors.RowChanged;

    private static ETag Condition(string? ifMatch) => ifMatch is null ? ETag.All : new ETag(ifMatch);

    private readonly record struct Refusal(string? Code, int Index);
}
