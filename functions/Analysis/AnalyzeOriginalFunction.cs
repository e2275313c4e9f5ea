using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.Analysis;

namespace ServerlessDam.Functions.Analysis;

/// <summary>Every stored original is analysed: <c>originals/{cloud}/{asset_id}/{version_id}</c>.</summary>
public sealed class AnalyzeOriginalFunction(AnalyzeAsset analyze)
{
    [Function("AnalyzeOriginal")]
    public Task Run([BlobTrigger("originals/{name}", Source = BlobSource.Value)] BlobClient original, CancellationToken cancellationToken)
        => original.Name.Split('/') is [var cloud, var assetId, var versionId]
            ? analyze.ExecuteAsync(cloud, assetId, versionId, cancellationToken)
            : Task.CompletedTask;
}
