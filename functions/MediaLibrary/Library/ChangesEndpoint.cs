using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Functions.MediaLibrary.Library;

/// <summary>Changing, deleting and bringing back.</summary>
internal sealed class ChangesEndpoint(EditAsset edit, TrashAssets trash, UndoDelete undo, Catalog catalog)
{
    public async Task<AssetDetails> EditAsync(LibraryContext context, AssetPatch patch, CancellationToken cancellationToken)
    {
        var asset = await edit.ExecuteAsync(
            context.Caller,
            context.Environment,
            context.AssetId(),
            new()
            {
                Tags = patch.Tags is { } tags ? Labels.Tags(tags.Select(tag => tag?.Trim() ?? "")) : null,
                DisplayName = patch.DisplayName?.Trim(),
                PublicId = patch.PublicId?.Trim(),
                Folder = patch.AssetFolder,
                IfRevision = context.Http.Request.Headers.IfMatch.ToString() is { Length: > 0 } match ? match.Trim('"') : null,
            },
            cancellationToken);
        return await AssetCards.DetailsAsync(context, catalog, asset, cancellationToken);
    }

    public async Task<DeleteAnswer> DeleteAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        var deleted = await trash.ExecuteAsync(context.Caller, context.Environment.CloudName, context.AssetId(), cancellationToken);
        return new(deleted.Token, deleted.Until);
    }

    public async Task<DeleteManyAnswer> DeleteManyAsync(LibraryContext context, DeleteManyBody body, CancellationToken cancellationToken)
    {
        var (deleted, outcomes) = await trash.ExecuteAsync(
            context.Caller, context.Environment.CloudName, [.. body.AssetIds.Select(LibraryAssets.Id)], cancellationToken);
        return new(deleted.Token, deleted.Until, [.. outcomes.Select(outcome => new DeleteResult(outcome.AssetId, outcome.Problem))]);
    }

    /// <summary>When nothing could be brought back, the reason is the answer.</summary>
    public async Task<UndoAnswer> UndoAsync(LibraryContext context, UndoBody body, CancellationToken cancellationToken)
    {
        var (restored, failed) = await undo.ExecuteAsync(context.Caller, context.Environment.CloudName, body.UndoToken, cancellationToken);
        return restored.Count == 0
            ? throw new DamException(ErrorKind.AlreadyExists, failed[0].Problem!)
            : new([.. restored.Select(AssetCards.Of)], [.. failed.Select(outcome => new DeleteResult(outcome.AssetId, outcome.Problem))]);
    }
}
