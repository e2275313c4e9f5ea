using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Analysis;

/// <summary>Every stored original is analysed: <c>originals/{cloud}/{asset_id}/{version_id}</c>.</summary>
public sealed class AnalyzeOriginalFunction(AnalyzeAsset analyze)
{
    [Function("AnalyzeOriginal")]
    public async Task Run([BlobTrigger("originals/{name}", Source = BlobSource.Value)] BlobClient original, CancellationToken cancellationToken)
    {
        if (original.Name.Split('/') is not [var cloud, var assetId, var versionId])
        {
            return;
        }

        try
        {
            await analyze.ExecuteAsync(cloud, assetId, versionId, cancellationToken);
        }
        catch (DamException e) when (AnalyzeAsset.IsAway(e))
        {
            // It is no try: the job that activation has queued is at it, or comes again, however long that lasts.
        }
    }
}
