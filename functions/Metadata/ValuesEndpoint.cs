using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Metadata;

/// <summary>POST {resource_type}/metadata: values for many assets.</summary>
internal sealed class ValuesEndpoint(MetadataValues values, LabelAssets label)
{
    public async Task<IActionResult> Set(WireContext context, CancellationToken cancellationToken)
    {
        var ids = context.Request.SplitList("public_ids");
        if (ids.Count == 0)
        {
            throw DamException.Missing("public_ids");
        }

        if (context.Request.Flag("clear_invalid") is not true)
        {
            _ = context.Request.Required("metadata");
        }

        var change = await context.MetadataChangeAsync(values, cancellationToken);
        return new WireResult(new { PublicIds = await label.MetadataAsync(context.Caller, [.. ids.Select(context.AssetKey)], change, cancellationToken) });
    }
}
