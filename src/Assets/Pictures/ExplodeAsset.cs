using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Pictures;

/// <summary>Derives every page of a document, or every frame of an animation, in the background.</summary>
public sealed class ExplodeAsset(Catalog catalog, UnderstandTransformation understand, Batches batches)
{
    /// <param name="transformation">With <c>pg_all</c> in one of its components.</param>
    /// <param name="format">Of the pages; null for png.</param>
    /// <exception cref="DamException">NotFound: no such asset. InvalidParameter: no pages are asked for, or not as this format. Forbidden.</exception>
    /// <exception cref="TransformationException">The transformation cannot be carried out.</exception>
    public async Task<Batch> ExecuteAsync(Caller caller, AssetKey key, string transformation, string? format, CancellationToken cancellationToken)
    {
        var asked = Transformation.Parse(transformation);
        if (PageOf.All(asked) is not { } pages)
        {
            throw DamException.Invalid($"Invalid transformation: {transformation} must contain pg_all exactly once");
        }

        var asset = await catalog.FindAsync(key, cancellationToken) ?? throw DamException.NotFound(key.PublicId);
        caller.Demand(FolderPermission.Edit, asset.Folder);
        if (asset.Pages < 1)
        {
            throw DamException.Invalid($"{key.PublicId} has no pages");
        }

        var canonical = UploadOptions.Canonical(format ?? "png");
        var plan = (await understand.ExecuteAsync(key.Cloud, pages(1), cancellationToken)).PlanFor(asset);
        _ = DeliveryFormat.Choose(asset, plan, canonical, accept: null);
        return await batches.StartAsync(
            key.Cloud, ExplodeWork.WorkKind, new ExplodeArguments(asset.AssetId, asked.ToString(), canonical).ToJson(), asset.Pages, cancellationToken);
    }
}
