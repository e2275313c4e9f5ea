using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Archives;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Signatures;

namespace ServerlessDam.Functions.Archives;

/// <summary>Archives, stored or sent.</summary>
internal sealed class ArchiveEndpoint(CreateArchive create, SelectMembers select, EntryContents contents, WriteArchive write, Batches batches)
{
    public Task<IActionResult> Generate(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var (asked, target) = (ArchiveParameters.Request(context), ArchiveParameters.Target(request));
        return ArchiveParameters.IsDownload(request, mayCreate: HttpMethods.IsPost(context.Http.Request.Method)) ? SendAsync(context, asked, target.PublicId, cancellationToken)
            : request.Flag("async") is true ? StartAsync(context, asked, target, cancellationToken)
            : StoreAsync(context, asked, target, cancellationToken);
    }

    public Task<IActionResult> DownloadTag(WireContext context, CancellationToken cancellationToken)
    {
        var (tag, transformation) = (context.Request.Required("tag"), context.Request.Text("transformation"));
        var asked = new ArchiveRequest
        {
            ResourceType = context.ResourceType(),
            Tags = [tag],
            Transformations = transformation is null ? [] : [new EagerTransformation(transformation, null)],
        };
        return SendAsync(context, asked, tag, cancellationToken);
    }

    private async Task<IActionResult> SendAsync(WireContext context, ArchiveRequest asked, string? name, CancellationToken cancellationToken)
    {
        var selection = await select.ExecuteAsync(context.Caller, context.Environment, asked, cancellationToken);
        await contents.CheckAsync(selection.Entries, cancellationToken);
        return new ArchiveResult(write, asked, selection, name ?? "archive");
    }

    private async Task<IActionResult> StoreAsync(WireContext context, ArchiveRequest asked, ArchiveTarget target, CancellationToken cancellationToken)
    {
        var created = await create.ExecuteAsync(context.Caller, context.Environment, asked, target, seed: null, (_, _) => Task.CompletedTask, cancellationToken);
        var body = context.AssetBody().Uploaded(
            created.Asset,
            null,
            ProbeParts.Format,
            context.Caller.Key?.ApiKey,
            asset => ResponseSignature.Of(asset.PublicId, asset.Version, context.Environment, context.Caller));
        body["resource_count"] = created.Selection.Assets.Count;
        body["file_count"] = created.Selection.Entries.Count;
        Add(body, "missing_public_ids", created.Selection.MissingPublicIds);
        Add(body, "empty_tags", created.Selection.EmptyTags);
        Add(body, "empty_prefixes", created.Selection.EmptyPrefixes);
        return new WireResult(body);
    }

    private async Task<IActionResult> StartAsync(WireContext context, ArchiveRequest asked, ArchiveTarget target, CancellationToken cancellationToken)
    {
        var selection = await create.CheckAsync(context.Caller, context.Environment, asked, target, cancellationToken);
        var batch = await batches.StartAsync(
            context.Environment.CloudName, ArchiveWork.WorkKind, new ArchiveArguments(asked, target).ToJson(), selection.Entries.Count, cancellationToken);
        return new WireResult(new { Status = "pending", ResourceType = ResourceType.Raw.Name(), Type = selection.StoredType, BatchId = batch.Id });
    }

    private static void Add(JsonObject body, string name, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            body[name] = new JsonArray([.. names.Select(each => JsonValue.Create(each))]);
        }
    }
}
