using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Upload.Calls;

namespace ServerlessDam.Assets.Eager;

/// <summary>Begins the batch that makes an asset's eager derivations.</summary>
public sealed class StartEager(Batches batches)
{
    /// <returns>The batch's id.</returns>
    public async Task<string> ExecuteAsync(ProcessedAsset done, bool anew, CancellationToken cancellationToken)
    {
        var eager = EagerPages.Of(done.Asset, done.Options.Eager);
        var arguments = new EagerArguments(
            done.Asset.AssetId,
            done.Asset.VersionId,
            [.. eager.Select(each => each.ToString())],
            anew,
            done.Processing.EagerNotificationUrl ?? done.Processing.NotificationUrl);
        return (await batches.StartAsync(done.Asset.Cloud, MakeEager.WorkKind, arguments.ToJson(), eager.Count, cancellationToken)).Id;
    }
}
