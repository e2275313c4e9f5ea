using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Eager;

/// <summary>
/// Makes the eager derivations of one version of an asset, one in each step; then tells of all. One that cannot be made is told
/// with its reason and does not keep the others from being made.
/// </summary>
public sealed class MakeEager(Catalog catalog, EagerDerivations eager, ProcessingEvents events) : IBatchWork
{
    public const string WorkKind = "eager";

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        var arguments = EagerArguments.From(batch.Arguments);
        if (await catalog.FindByIdAsync(batch.Cloud, arguments.AssetId, cancellationToken) is not { } asset || asset.VersionId != arguments.VersionId)
        {
            return batch with { State = BatchState.Done, Error = "The asset was replaced or deleted meanwhile" };
        }

        if (batch.Done < arguments.Eager.Count)
        {
            await eager.TryMakeAsync(asset, EagerTransformation.Parse(arguments.Eager[(int)batch.Done]), arguments.Anew, cancellationToken);
            return batch with { Done = batch.Done + 1 };
        }

        // What was made is found again: nothing is derived twice for the telling.
        var made = new List<EagerDerivation>(arguments.Eager.Count);
        foreach (var each in arguments.Eager)
        {
            made.Add(await eager.TryMakeAsync(asset, EagerTransformation.Parse(each), anew: false, cancellationToken));
        }

        await events.EagerFinishedAsync(new(asset, batch.Id, made, arguments.NotificationUrl), cancellationToken);
        var errors = made.Select(each => each.Error).OfType<string>().ToList();
        return batch with { State = BatchState.Done, Error = errors.Count == 0 ? null : string.Join("; ", errors.Distinct()) };
    }
}
