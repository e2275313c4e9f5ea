using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Functions.Analysis;

/// <summary>Every stored original is analysed: <c>originals/{cloud}/{asset_id}/{version_id}</c>.</summary>
public sealed class AnalyzeOriginalFunction(AnalyzeAsset analyze)
{
    [Function("AnalyzeOriginal")]
    public Task Run([BlobTrigger("originals/{name}", Source = BlobSource.Value)] BlobClient original, CancellationToken cancellationToken)
        => original.Name.Split('/') is [var cloud, var assetId, var versionId]
            ? analyze.ExecuteAsync(cloud, assetId, versionId, ProbeParts.Format, cancellationToken)
            : Task.CompletedTask;
}
