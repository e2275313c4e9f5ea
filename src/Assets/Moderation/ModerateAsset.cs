using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Moderation;

/// <summary>
/// Takes the moderation of a stored asset as far as it goes: after its analysis, as a job that the change owed. At least once; whoever comes when nothing
/// is to be judged goes again.
/// </summary>
public sealed class ModerateAsset(Catalog catalog, AdvanceModeration advance, SettleModeration settle) : IJobHandler
{
    public const string JobKind = "moderate";

    public string Kind => JobKind;

    public static Job Of(string cloud, string assetId, string versionId) => new(JobKind, cloud, assetId, versionId);

    public Task ExecuteAsync(Job job, CancellationToken cancellationToken) => ExecuteAsync(job.Cloud, job.Id, job.VersionId!, cancellationToken);

    /// <exception cref="DamException">TryLater: an engine cannot judge now.</exception>
    public async Task ExecuteAsync(string cloud, string assetId, string versionId, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            cloud, assetId, versionId, async asset => await advance.ExecuteAsync(asset, await catalog.ResultsAsync(asset, cancellationToken), cancellationToken), cancellationToken);
        if (await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } stored && stored.VersionId == versionId && settle.IsOwed(stored))
        {
            await settle.ExecuteAsync(stored, await catalog.ResultsAsync(stored, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Leaves it to a person.</summary>
    public Task GiveUpAsync(Job job, CancellationToken cancellationToken)
        => ChangeAsync(job.Cloud, job.Id, job.VersionId!, asset => Task.FromResult(advance.GivenUp(asset)), cancellationToken);

    private async Task ChangeAsync(string cloud, string assetId, string versionId, Func<Asset, Task<Asset>> change, CancellationToken cancellationToken)
    {
        while (await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } asset && asset.VersionId == versionId)
        {
            var after = await change(asset);
            if (after.Moderation == asset.Moderation || await catalog.WriteAsync(asset, after, null, [], cancellationToken))
            {
                return;
            }
        }
    }
}
