using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Explicit;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload.Calls;

namespace ServerlessDam.Assets.Background;

/// <summary>An explicit call in the background.</summary>
public sealed class RunExplicit(IProductEnvironments environments, ProcessingEvents events, ProcessExplicit process) : RunCall(environments, events)
{
    public const string WorkKind = "explicit";

    public override string Kind => WorkKind;

    private protected override Task<ProcessedAsset> RunAsync(
        ProductEnvironment environment, Batch batch, CallArguments arguments, CancellationToken cancellationToken)
    {
        var kind = ResourceTypeNames.TryParse(arguments.ResourceType, out var known) ? known.Value : ResourceType.Image;
        var key = new AssetKey(batch.Cloud, kind, arguments.Parameters["type"], arguments.PublicId!);
        return process.ExecuteAsync(arguments.Caller, environment, key, arguments.Parameters, cancellationToken);
    }
}
