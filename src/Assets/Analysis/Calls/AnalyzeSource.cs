using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Assets.Analysis.Calls;

/// <summary>Has one model look at one picture. What is found of an asset is kept with it, and told again without another look; what is found of others is not kept.</summary>
public sealed class AnalyzeSource(Catalog catalog, AnalyzeAsset analyze, AnalysisEngines engines, RemoteFetcher remote, ScratchFolder scratch)
{
    /// <summary>Of a picture elsewhere.</summary>
    public const long MostBytes = 100 << 20;

    private const string OnlyImages = "Only images are analysed";

    /// <exception cref="DamException">NotFound, or Forbidden: whose asset it is, the caller may not see. Forbidden: nothing here does it.</exception>
    public async Task DemandAsync(Caller caller, string cloud, AnalysisModel model, PictureSource source, CancellationToken cancellationToken)
    {
        if ((model.Part & ProbeParts.Seen) != 0 && !engines.Sees.HasFlag(model.Part))
        {
            throw AnalysisModel.NotHere(model.Name);
        }

        if (source.AssetId is { } id)
        {
            var asset = await catalog.FindByIdAsync(cloud, id, cancellationToken) ?? throw DamException.NotFound(id);
            caller.Demand(FolderPermission.View, asset.Folder);
        }
    }

    /// <returns>Results that hold the model's part.</returns>
    /// <exception cref="DamException">InvalidParameter: no picture, or it cannot be fetched. Unprocessable: it cannot be looked at. TryLater: not now.</exception>
    public Task<AnalysisResults> ExecuteAsync(string cloud, AnalysisModel model, PictureSource source, CancellationToken cancellationToken)
        => source.AssetId is { } id ? OfAssetAsync(cloud, model, id, cancellationToken) : OfOtherAsync(model, source.Uri!, cancellationToken);

    private async Task<AnalysisResults> OfAssetAsync(string cloud, AnalysisModel model, string id, CancellationToken cancellationToken)
    {
        var asset = await catalog.FindByIdAsync(cloud, id, cancellationToken) ?? throw DamException.NotFound(id);
        if (asset.ResourceType != ResourceType.Image)
        {
            throw DamException.Invalid(OnlyImages);
        }

        if (await catalog.ResultsAsync(asset, cancellationToken) is { } known && known.Holds(model.Part))
        {
            return known;
        }

        await analyze.ExecuteAsync(cloud, id, asset.VersionId, model.Part, cancellationToken);
        asset = await catalog.FindByIdAsync(cloud, id, cancellationToken) ?? throw DamException.NotFound(id);
        return await catalog.ResultsAsync(asset, cancellationToken) is { } found && found.Holds(model.Part) ? found : throw WhyNot(asset, model);
    }

    private static DamException WhyNot(Asset asset, AnalysisModel model)
        => AnalysisPlan.StepOf(asset.Analysis, model.Part) switch
        {
            { State: AnalysisState.Pending } waiting => new(ErrorKind.TryLater, waiting.Error ?? "The picture is being looked at; try again later"),
            { State: AnalysisState.Failed, Error: { } error } => new(ErrorKind.Unprocessable, error),
            _ => AnalysisModel.NotHere(model.Name),
        };

    private async Task<AnalysisResults> OfOtherAsync(AnalysisModel model, string uri, CancellationToken cancellationToken)
    {
        await using var file = scratch.NewFile();
        RemoteFile origin;
        await using (var target = File.Create(file.Path))
        {
            origin = await remote.FetchAsync(uri, target, MostBytes, cancellationToken);
        }

        var facts = await engines.ProbeAsync(new(file.Path, origin.FileName, model.Part, Page: 1), cancellationToken);
        if (facts is not { Kind: ResourceType.Image, Problem: null })
        {
            throw DamException.Invalid(facts.Problem ?? OnlyImages);
        }

        if (facts.Troubles.FirstOrDefault(each => each.Parts.HasFlag(model.Part)) is { } trouble)
        {
            throw new DamException(trouble.AgainAt is null ? ErrorKind.Unprocessable : ErrorKind.TryLater, trouble.Reason);
        }

        var results = AnalysisPlan.Results("", facts);
        return results.Holds(model.Part) ? results : throw AnalysisModel.NotHere(model.Name);
    }
}
