using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Background;
using ServerlessDam.Assets.Explicit;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Upload.Calls;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Upload;

/// <summary>POST {resource_type}/explicit.</summary>
internal sealed class ExplicitEndpoint(ProcessExplicit process, StartCall start)
{
    public async Task<IActionResult> Explicit(WireContext context, CancellationToken cancellationToken)
    {
        var key = context.AssetKey(context.Request.Required("public_id"));
        var parameters = UploadParameters.Of(context.Request);
        if (ProcessingOptions.From(parameters).Async)
        {
            var batch = await start.ExplicitAsync(context.Caller, key, parameters, cancellationToken);
            return new WireResult(UploadAnswer.Pending(context, key.ResourceType.Name(), parameters, batch));
        }

        var done = await process.ExecuteAsync(context.Caller, context.Environment, key, parameters, cancellationToken);
        return CallbackResult.For(context, parameters, UploadAnswer.For(context, done));
    }
}
