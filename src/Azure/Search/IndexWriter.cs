using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using ServerlessDam.Assets.Search;
using Row = Azure.Search.Documents.Models.SearchDocument;

namespace ServerlessDam.Azure.Search;

/// <summary>Writes documents in batches, and again those that the service was too busy for.</summary>
internal sealed class IndexWriter(TimeProvider time)
{
    /// <summary>See learn.microsoft.com/azure/search/search-limits-quotas-capacity.</summary>
    private const int MostActions = 1000;

    /// <summary>Of the 16 MB that a request may have; JSON writes six bytes for a letter that is not ASCII.</summary>
    private const int MostBytes = 14 << 20;

    private const int Tries = 5;

    public async Task WriteAsync(SearchClient client, string cloud, IEnumerable<SearchChange> changes, CancellationToken cancellationToken)
    {
        // The service promises no order of actions in a batch: the last change of an asset stands alone.
        var batch = new Dictionary<string, IndexDocumentsAction<Row>>(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var change in changes.Reverse().DistinctBy(change => change.AssetId))
        {
            var (key, row) = (DocumentFields.KeyOf(cloud, change.AssetId), change.Document is { } document ? DocumentFields.Of(cloud, document) : null);
            var size = row is null ? 200 : DocumentFields.SizeOf(row);
            if (batch.Count == MostActions || bytes + size > MostBytes && batch.Count > 0)
            {
                await WriteAsync(client, batch, cancellationToken);
                (batch, bytes) = (new(StringComparer.Ordinal), 0);
            }

            batch[key] = row is null ? IndexDocumentsAction.Delete(new Row { [IndexFields.Key] = key }) : IndexDocumentsAction.Upload(row);
            bytes += size;
        }

        await WriteAsync(client, batch, cancellationToken);
    }

    private async Task WriteAsync(SearchClient client, Dictionary<string, IndexDocumentsAction<Row>> batch, CancellationToken cancellationToken)
    {
        for (var tries = 1; batch.Count > 0; tries++)
        {
            var answer = await client.IndexDocumentsAsync(
                IndexDocumentsBatch.Create(batch.Values.ToArray()), new IndexDocumentsOptions { ThrowOnAnyError = false }, cancellationToken);
            foreach (var result in answer.Value.Results.Where(result => result.Succeeded))
            {
                batch.Remove(result.Key);
            }

            // The rest: those that may go another time (learn.microsoft.com/azure/search/search-howto-reindex), and those that never will.
            if (answer.Value.Results.FirstOrDefault(result => !result.Succeeded && result.Status is not (409 or 422 or 429 or 503)) is { } refused)
            {
                throw new InvalidOperationException($"The search index refuses a document with {refused.Status}: {refused.ErrorMessage}");
            }

            if (batch.Count > 0)
            {
                if (tries == Tries)
                {
                    throw SearchErrors.TryLater($"The search index is too busy for {batch.Count} documents; try again later.");
                }

                await Task.Delay(TimeSpan.FromSeconds(0.25 * (1 << tries)), time, cancellationToken);
            }
        }
    }
}
