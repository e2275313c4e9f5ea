using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Breakpoints;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Eager;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Scripts;

namespace ServerlessDam.Assets.Upload.Calls;

/// <summary>What is made once the asset is there: eager derivations, breakpoints, the script for the success.</summary>
public sealed class FollowUp(EagerDerivations eager, StartEager later, FindBreakpoints breakpoints, SuccessScript success, DeleteTokens deleteTokens)
{
    /// <param name="anew">Whether derived assets that exist are made again.</param>
    public async Task<ProcessedAsset> ExecuteAsync(Caller caller, ProcessedAsset done, bool anew, CancellationToken cancellationToken)
    {
        var processing = done.Processing;
        if (processing.OnSuccess is { } script && !done.Existing)
        {
            var (asset, report) = await success.ExecuteAsync(caller, done.Asset, script, cancellationToken);
            done = done with { Asset = asset, Hook = report };
        }

        // What was there before is not the caller's to delete.
        if (done.Options.ReturnDeleteToken && !done.Existing)
        {
            done = done with { DeleteToken = await deleteTokens.IssueAsync(done.Asset, cancellationToken) };
        }

        if (done.Options.Eager.Length > 0)
        {
            done = processing.EagerAsync
                ? done with
                {
                    Eager = await eager.ForetellAsync(done.Asset, done.Options.Eager, cancellationToken),
                    EagerBatchId = await later.ExecuteAsync(done, anew, cancellationToken),
                }
                : done with { Eager = await eager.ExecuteAsync(done.Asset, done.Options.Eager, anew, cancellationToken) };
        }

        return done with { Breakpoints = await breakpoints.ExecuteAsync(done.Asset, processing.Breakpoints, cancellationToken) };
    }
}
