using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
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

    private static List<AssetKey> Keys(WireContext context)
        => context.Request.SplitList("public_ids") is { Count: > 0 } ids
            ? [.. ids.Select(context.AssetKey)]
            : throw DamException.Missing("public_ids");
}
