using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Moderation;

/// <summary>Takes the chain of an asset as far as it goes now: until a person is to decide, the analysis has to come first, or it has ended. Stores nothing.</summary>
public sealed class AdvanceModeration(ModerationEngines engines, TimeProvider time)
{
    /// <exception cref="DamException">TryLater: an engine cannot judge now.</exception>
    public async Task<Asset> ExecuteAsync(Asset asset, AnalysisResults? results, CancellationToken cancellationToken)
    {
        while (engines.IsReady(asset))
        {
            var at = ModerationChain.TurnOf(asset.Moderation);
            var (entry, now) = (asset.Moderation[at], time.GetUtcNow());
            var engine = engines.Find(entry.Kind);
            if (engine is null || AnalysisPlan.Lacking(asset.Analysis, engine.Needs) is not null)
            {
                var why = engine is null ? $"This server has no engine {entry.Kind}" : AnalysisPlan.Lacking(asset.Analysis, engine.Needs)!;
                return asset with { Moderation = ModerationChain.Undecided(asset.Moderation, at, why, now) };
            }

            asset = asset.JudgedAt(at, await engine.JudgeAsync(asset, results, entry.Threshold, cancellationToken), now);
        }

        return asset;
    }

    /// <summary>As <see cref="ExecuteAsync"/>; an engine that fails has its turn later.</summary>
    internal async Task<Asset> TryAsync(Asset asset, AnalysisResults? results, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteAsync(asset, results, cancellationToken);
        }
        catch (DamException)
        {
            return asset;
        }
    }

    /// <summary>The engine whose turn it is failed for good: it says so, and a person may decide.</summary>
    internal Asset GivenUp(Asset asset)
        => ModerationChain.TurnOf(asset.Moderation) is var at and >= 0 && engines.IsReady(asset)
            ? asset with { Moderation = ModerationChain.Undecided(asset.Moderation, at, "It was tried five times; see the server's log", time.GetUtcNow()) }
            : asset;
}
