using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Background;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Calls;
using ServerlessDam.Assets.Upload.Chunks;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Upload;

/// <summary>POST {resource_type}/upload, whole or in parts.</summary>
internal sealed class UploadEndpoint(
    ReceiveUpload receive,
    StartCall start,
    UploadPresets presets,
    ChunkedUploads chunks,
    UploadSources sources,
    CompletedUpload completed,
    ServeAddOns addOns,
    IdGenerator ids,
    IOptions<WireOptions> wire)
{
    public async Task<IActionResult> Upload(WireContext context, CancellationToken cancellationToken)
    {
        var parameters = await ParametersAsync(context, cancellationToken);

        // What is wrong with the call is told before its file is fetched, or its hundredth part was sent.
        UploadOptions.From(parameters).DemandAvailable(addOns);
        if (context.Request.Chunk is { } chunk)
        {
            return await UploadChunkAsync(context, chunk, parameters, cancellationToken);
        }

        if (context.Request is { File: null } request && IsAsync(parameters) && request.Required("file") is var url && !url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return await FetchLaterAsync(context, url, parameters, cancellationToken);
        }

        await using var source = await sources.OpenAsync(context.Request, cancellationToken);
        return await IngestAsync(context, source.Path, source.FileName, parameters, null, cancellationToken);
    }

    private async Task<IActionResult> UploadChunkAsync(
        WireContext context, ChunkRange range, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var file = context.Request.File ?? throw DamException.Missing("file");
        if (file.FileName is { } name)
        {
            parameters = new Dictionary<string, string>(parameters) { [UploadSources.FileNameParameter] = name };
        }

        var cloud = context.Environment.CloudName;
        ChunkOutcome outcome;
        await using (var content = File.OpenRead(file.Path))
        {
            // Ids can be guessed: who signs nothing does not get among the parts of who does. No header holds a blank.
            var id = context.Caller.Credential == CredentialKind.UnsignedPreset ? "unsigned " + range.UploadId : range.UploadId;
            var part = new Chunk(id, range.Start, range.Length, range.Total, range.PartNumber, range.TotalParts, range.IsLast);
            outcome = await chunks.AddAsync(cloud, part, content, file.SizeInBytes, parameters, ids, cancellationToken);
        }

        if (outcome.Whole is not { } whole)
        {
            return new WireResult(UploadAnswer.Partial(context, outcome, parameters));
        }

        return await completed.TakeAsync(
            cloud,
            whole,
            (path, token) => IngestAsync(
                context,
                path,
                outcome.Parameters.GetValueOrDefault(UploadSources.FileNameParameter),
                outcome.Parameters,
                outcome.Parameters[ChunkedUploads.SeedParameter],
                token),
            _ => chunks.EndAsync(cloud, whole, CancellationToken.None));
    }

    private async Task<IActionResult> IngestAsync(
        WireContext context, string path, string? fileName, IReadOnlyDictionary<string, string> parameters, string? seed, CancellationToken cancellationToken)
    {
        var call = Call(context, fileName, parameters, seed);
        if (IsAsync(parameters))
        {
            var batch = await start.UploadAsync(context.Caller, call, path, null, 0, cancellationToken);
            return new WireResult(UploadAnswer.Pending(context, call.ResourceType?.Name() ?? "auto", parameters, batch));
        }

        var done = await receive.ExecuteAsync(call.IsUnsigned ? Caller.System("unsigned upload") : context.Caller, call, path, cancellationToken);
        var body = UploadAnswer.For(context, done);
        if (seed is not null)
        {
            body["done"] = true;
        }

        return CallbackResult.For(context, parameters, body);
    }

    private async Task<IActionResult> FetchLaterAsync(
        WireContext context, string url, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var call = Call(context, null, parameters, null);
        var batch = await start.UploadAsync(context.Caller, call, null, url, wire.Value.MaximumFileSizeInBytes, cancellationToken);
        return new WireResult(UploadAnswer.Pending(context, call.ResourceType?.Name() ?? "auto", parameters, batch));
    }

    private static UploadCall Call(WireContext context, string? fileName, IReadOnlyDictionary<string, string> parameters, string? seed) => new()
    {
        Environment = context.Environment,
        Parameters = parameters,
        FileName = fileName,
        ResourceType = ResourceTypeNames.TryParse(context.RouteValues.GetValueOrDefault("resource_type"), out var asked) ? asked : null,
        IsUnsigned = context.Caller.Credential == CredentialKind.UnsignedPreset,
        Seed = seed,
    };

    private static bool IsAsync(IReadOnlyDictionary<string, string> parameters) => ProcessingOptions.From(parameters).Async;

    /// <summary>What the caller sent over what the preset says; for unsigned calls the preset has the last word.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ParametersAsync(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var sent = UploadParameters.SentBy(request);
        var unsigned = context.Caller.Credential == CredentialKind.UnsignedPreset;
        if (request.Text("upload_preset") is not { } name)
        {
            return unsigned ? throw DamException.Invalid("Upload preset must be specified when using unsigned upload") : sent;
        }

        var preset = await presets.FindAsync(context.Environment.CloudName, name, cancellationToken)
            ?? throw DamException.Invalid("Upload preset not found");
        if (unsigned)
        {
            UnsignedUpload.Demand(preset, sent.Keys);
        }

        return preset.Under(sent, isSigned: !unsigned);
    }
}
