using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Calls;

namespace ServerlessDam.Assets.Explicit;

/// <summary>Processes a stored asset again, as an upload would: describes it anew, analyses and derives what is asked for.</summary>
public sealed class ProcessExplicit
{
    private readonly Catalog _catalog;
    private readonly UpdateAsset _update;
    private readonly AnalyzeAsset _analyze;
    private readonly ServeAddOns _addOns;
    private readonly ModerationEngines _moderation;
    private readonly ModerateAsset _moderate;
    private readonly FollowUp _follow;
    private readonly FetchAsset _fetch;

    internal ProcessExplicit(
        Catalog catalog, UpdateAsset update, AnalyzeAsset analyze, ServeAddOns addOns, ModerationEngines moderation, ModerateAsset moderate, FollowUp follow, FetchAsset fetch)
        => (_catalog, _update, _analyze, _addOns, _moderation, _moderate, _follow, _fetch) = (catalog, update, analyze, addOns, moderation, moderate, follow, fetch);

    /// <param name="parameters">By their names on the wire; one that is there and empty clears.</param>
    /// <exception cref="DamException">NotFound; Forbidden; InvalidParameter.</exception>
    public async Task<ProcessedAsset> ExecuteAsync(
        Caller caller, ProductEnvironment environment, AssetKey key, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var (options, processing) = (UploadOptions.From(parameters), ProcessingOptions.From(parameters));
        options.DemandAvailable(_addOns);
        if (key.Type == FetchAsset.Type)
        {
            key = await FetchedAsync(caller, environment, key, cancellationToken);
        }

        var asset = await _update.ExecuteAsync(caller, environment, () => _catalog.FindAsync(key, cancellationToken), AssetUpdate.From(parameters) with { Chain = options.Moderation }, cancellationToken)
            ?? throw DamException.NotFound(key.PublicId);
        var results = default(AnalysisResults);
        if (options.Analyse != ProbeParts.Format)
        {
            (asset, results) = await AnalysedAsync(asset, options.Analyse, cancellationToken);
        }

        if (!options.Moderation.IsEmpty)
        {
            asset = await ModeratedAsync(asset, options.Moderation, cancellationToken);
        }

        var done = new ProcessedAsset
        {
            Asset = asset,
            Options = options,
            Processing = processing,
            Results = results,
        };
        return await _follow.ExecuteAsync(caller, done, anew: true, cancellationToken);
    }

    /// <summary>A remote file is taken now, where it was not before.</summary>
    private async Task<AssetKey> FetchedAsync(Caller caller, ProductEnvironment environment, AssetKey key, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.Contribute, "");
        return (await _fetch.ExecuteAsync(environment, key.ResourceType, key.PublicId, cancellationToken)).Key;
    }

    /// <summary>Machines decide before the answer, as of an upload.</summary>
    private async Task<Asset> ModeratedAsync(Asset asset, IEnumerable<string> chain, CancellationToken cancellationToken)
    {
        try
        {
            if (_moderation.NeedsOf(chain) is not ProbeParts.Format and var needed)
            {
                await _analyze.ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, needed, cancellationToken);
            }

            await _moderate.ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, cancellationToken);
        }
        catch (DamException)
        {
            // It is pending, and owed: the job comes back to it.
        }

        return await _catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken) ?? asset;
    }

    /// <summary>What is pending of the analysis is done now: the answer has its results.</summary>
    private async Task<(Asset Asset, AnalysisResults? Results)> AnalysedAsync(Asset asset, ProbeParts asked, CancellationToken cancellationToken)
    {
        await _analyze.ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, asked, cancellationToken);
        var analysed = await _catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken) ?? asset;
        return (analysed, await _catalog.ResultsAsync(analysed, cancellationToken));
    }
}
