using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>What changes assets that are there.</summary>
internal sealed class ChangeEndpoint(LabelAssets label)
{
    public async Task<IActionResult> Tags(WireContext context, CancellationToken cancellationToken)
    {
        var command = context.Request.Required("command");
        var tags = Labels.Tags(context.Request.SplitList("tag"));
        if (tags.IsEmpty && command != "remove_all")
        {
            throw DamException.Missing("tag");
        }

        return new WireResult(new { PublicIds = await label.TagAsync(context.Caller, Keys(context), command, tags, cancellationToken) });
    }

    public async Task<IActionResult> Context(WireContext context, CancellationToken cancellationToken)
        => new WireResult(new
        {
            PublicIds = await label.ContextAsync(
                context.Caller, Keys(context), context.Request.Required("command"), Labels.Context(context.Request.Text("context")), cancellationToken),
        });

    public async Task<IActionResult> Update(WireContext context, CancellationToken cancellationToken)
    {
        var (request, parameters) = (context.Request, context.Request.Parameters);
        var key = context.AssetKey(context.Value("public_id"));
        var folder = request.Text("asset_folder")?.Trim('/');
        if (folder is not null && context.Environment.FolderMode == FolderMode.Dynamic)
        {
            Names.DemandFolder(folder);
            context.Caller.Demand(FolderPermission.Contribute, folder);
        }

        if (request.Text("display_name") is { } displayName)
        {
            Names.DemandDisplayName(displayName);
        }

        var asset = await label.ChangeAsync(
            context.Caller,
            key,
            asset => asset with
            {
                // Sent and empty clears; not sent keeps.
                Tags = parameters.WasSent("tags") ? Labels.Tags(request.SplitList("tags")) : asset.Tags,
                Context = parameters.WasSent("context") ? Labels.Context(request.Text("context")) : asset.Context,
                Folder = context.Environment.FolderMode == FolderMode.Dynamic ? folder ?? asset.Folder : asset.Folder,
                DisplayName = request.Text("display_name") ?? asset.DisplayName,
            },
            cancellationToken) ?? throw DamException.NotFound(key.PublicId);
        return new WireResult(context.AssetBody().Details(asset, null, ProbeParts.Format));
    }

    private static List<AssetKey> Keys(WireContext context)
        => context.Request.SplitList("public_ids") is { Count: > 0 } ids
            ? [.. ids.Select(context.AssetKey)]
            : throw DamException.Missing("public_ids");
}
