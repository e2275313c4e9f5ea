using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.AddOns;

/// <summary>Has an asset that is stored looked at by the engines that a call asks for.</summary>
public sealed class ServeAddOns(Catalog catalog, AnalyzeAsset analyze, AnalysisEngines engines, ModerationEngines moderation)
{
    /// <exception cref="DamException">NotAvailable: an engine is asked for that is not here.</exception>
    public void DemandAvailable(AddOnRequest asked) => asked.DemandAvailable(engines.Sees);

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

        await analyze.AskAsync(asset, asked.Parts, cancellationToken);

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
}
