using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Moderation;

/// <summary>What a change of an asset owes its moderation: rows of the same transaction, so that no crash loses a machine's turn.</summary>
public sealed class ModerationDebts(ModerationEngines engines, Outbox outbox, TimeProvider time)
{
    /// <summary>The analysis has ended something that a machine may have waited for.</summary>
    internal IReadOnlyList<OutboxEntry> AfterAnalysis(Asset asset)
        => engines.IsReady(asset) ? [outbox.Entry(OutboxKind.Moderate, asset.Cloud, asset.AssetId, asset.VersionId)] : [];

    /// <summary>A chain that begins anew has its machines' parts of the analysis tried again where nothing could do them.</summary>
    internal Asset Prepared(Asset asset)
        => asset with { Analysis = AnalysisPlan.Asked(asset.Analysis, asset, engines.NeedsOf(asset.Moderation.Select(entry => entry.Kind)), time.GetUtcNow()) };

    /// <summary>A chain has begun anew.</summary>
    internal IReadOnlyList<OutboxEntry> AfterBegin(Asset asset)
        => ModerationChain.TurnOf(asset.Moderation) < 0 ? []
            : engines.IsReady(asset) ? AfterAnalysis(asset)
            : [outbox.Entry(OutboxKind.Analyze, asset.Cloud, asset.AssetId, asset.VersionId)];

    /// <summary>To be called when the change is committed.</summary>
    internal void Announce(IReadOnlyList<OutboxEntry> owed) => outbox.Announce(owed);
}
