using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Scripts;

namespace ServerlessDam.Assets.Upload.Calls;

/// <summary>An upload from its file to all that is made of it: <c>eval</c>, the way in, and what follows.</summary>
public sealed class ReceiveUpload(EvaluateUpload evaluate, Ingestor ingestor, EagerDerivations eager, FollowUp follow)
{
    /// <param name="path">A local file; it stays the caller's.</param>
    /// <exception cref="Errors.DamException">As <see cref="Ingestor.ExecuteAsync"/>; InvalidParameter: <c>eval</c> failed.</exception>
    /// <exception cref="Transformations.TransformationException">What is to be derived of it cannot be; nothing was stored.</exception>
    public async Task<ProcessedAsset> ExecuteAsync(Caller caller, UploadCall call, string path, CancellationToken cancellationToken)
    {
        var parameters = call.Parameters;
        if (ProcessingOptions.From(parameters).Eval is { } script)
        {
            parameters = await evaluate.ExecuteAsync(script, path, call.FileName, call.ResourceType, parameters, cancellationToken);
        }

        var (options, processing) = (UploadOptions.From(parameters), ProcessingOptions.From(parameters));
        var taken = await ingestor.ExecuteAsync(
            caller,
            new()
            {
                Environment = call.Environment,
                Path = path,
                FileName = call.FileName,
                ResourceType = call.ResourceType,
                Options = call.IsUnsigned ? options with { Overwrite = false } : options,
                IsUnsigned = call.IsUnsigned,
                RedeliverySeed = call.Seed,
                Demand = (asset, token) => eager.ForetellAsync(asset, options.Eager, token),
            },
            cancellationToken);
        var done = new ProcessedAsset { Asset = taken.Asset, Results = taken.Results, Existing = taken.Existing, Options = options, Processing = processing };
        return await follow.ExecuteAsync(caller, done, anew: false, cancellationToken);
    }
}
