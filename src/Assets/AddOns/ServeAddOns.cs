using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.AddOns;

/// <summary>Has an asset that is stored looked at by the engines that a call asks for.</summary>
public sealed class ServeAddOns(Catalog catalog, AnalyzeAsset analyze, AnalysisEngines engines, ModerationEngines moderation, Outbox outbox, TimeProvider time)
{
    /// <exception cref="DamException">NotAvailable: an engine is asked for that is not here.</exception>
    public void DemandAvailable(AddOnRequest asked) => asked.DemandAvailable(engines.SeesIn(asked.Reading));

    /// <param name="chain">Of moderations, as they are asked for.</param>
    /// <exception cref="DamException">NotAvailable: one of them nothing here does.</exception>
    public void DemandAvailable(IEnumerable<string> chain) => moderation.DemandAvailable(chain);

    /// <returns>The asset with what was asked for noted and its new tags; as it is where nothing was asked for.</returns>
    public async Task<Asset> ExecuteAsync(Asset asset, AddOnRequest asked, CancellationToken cancellationToken)
    {
        if (asked.Served.IsEmpty)
        {
            return asset;
        }

        (asset, var owed) = await BegunAnewAsync(asset, asked, cancellationToken);
        await analyze.AskAsync(asset, asked.Parts, cancellationToken);
        outbox.Announce(owed);

        while (await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken) is { } current && current.VersionId == asset.VersionId)
        {
            var results = await catalog.ResultsAsync(current, cancellationToken);
            if (await catalog.WriteAsync(current, AutoTags.Apply(asked, current, results?.Labels()), null, [], cancellationToken))
            {
                return await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken) ?? current;
            }
        }

        return asset;
    }

    /// <summary>Text that was read in other languages than are asked for is read once more. What was read stays until then: deliveries hide it.</summary>
    /// <returns>The asset, and what sees to it should this call not come to its end.</returns>
    private async Task<(Asset Asset, IReadOnlyList<OutboxEntry> Owed)> BegunAnewAsync(Asset asset, AddOnRequest asked, CancellationToken cancellationToken)
    {
        for (var current = asset; current is not null && current.VersionId == asset.VersionId; current = await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken))
        {
            if (!asked.Parts.HasFlag(ProbeParts.Text) || (TextHint.Noted(current.AddOns) == asked.Reading && !await IsReadOtherwiseAsync(current, asked.Reading, cancellationToken)))
            {
                return (current, []);
            }

            var steps = AnalysisPlan.Begun(AnalysisPlan.Asked(current.Analysis, current, ProbeParts.Text, time.GetUtcNow()), ProbeParts.Text, time.GetUtcNow());
            var owed = outbox.Entry(OutboxKind.Analyze, current.Cloud, current.AssetId, current.VersionId);
            if (await catalog.WriteAsync(current, AutoTags.Noted(asked, current) with { Analysis = steps }, null, [owed.Row], cancellationToken))
            {
                return (current, [owed]);
            }
        }

        return (asset, []);
    }

    private async Task<bool> IsReadOtherwiseAsync(Asset asset, TextHint? reading, CancellationToken cancellationToken)
        => AnalysisPlan.StepOf(asset.Analysis, ProbeParts.Text) is { State: AnalysisState.Complete } && (await catalog.ResultsAsync(asset, cancellationToken))?.ReadAs != reading;
}
