using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Texts;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Signatures;

namespace ServerlessDam.Functions.Texts;

/// <summary>POST image/text: a text as a picture.</summary>
internal sealed class TextEndpoint(CreateText create)
{
    public async Task<IActionResult> Create(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var text = request.Required("text");
        var sent = request.Parameters.Names.Where(request.Has).ToDictionary(name => name, name => request.Text(name)!, StringComparer.Ordinal);
        var naming = new NamingOptions { PublicId = request.Text("public_id") };
        var asset = await create.ExecuteAsync(context.Caller, context.Environment, text, TextLooks.Of(new(sent)), naming, cancellationToken);
        return new WireResult(context.AssetBody().Uploaded(
            asset,
            null,
            ProbeParts.Format,
            context.Caller.Key?.ApiKey,
            each => ResponseSignature.Of(each.PublicId, each.Version, context.Environment, context.Caller)));
    }
}
