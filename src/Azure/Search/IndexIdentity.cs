using System.Security.Cryptography;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Row = Azure.Search.Documents.Models.SearchDocument;

namespace ServerlessDam.Azure.Search;

/// <summary>A document of no cloud in which an index keeps who it is: one that was deleted and made anew has none.</summary>
internal static class IndexIdentity
{
    /// <summary>No asset's: those begin with a k.</summary>
    private const string Key = "identity";

    public static async Task<string> OfAsync(SearchClient client, CancellationToken cancellationToken)
    {
        try
        {
            var options = new GetDocumentOptions { SelectedFields = { IndexFields.Revision } };
            return (await client.GetDocumentAsync<Row>(Key, options, cancellationToken)).Value.GetString(IndexFields.Revision);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Without an index this fails the same way again, and the index is made first.
            var identity = RandomNumberGenerator.GetHexString(32);
            var row = new Row { [IndexFields.Key] = Key, [IndexFields.Revision] = identity };
            await client.IndexDocumentsAsync(IndexDocumentsBatch.Create(IndexDocumentsAction.MergeOrUpload(row)), new IndexDocumentsOptions { ThrowOnAnyError = true }, cancellationToken);
            return identity;
        }
    }
}
