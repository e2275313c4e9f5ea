using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload.Calls;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Assets.Background;

/// <summary>An upload in the background. Its ids come from the batch's, so that another try is the same asset.</summary>
public sealed class RunUpload(
    IProductEnvironments environments, ProcessingEvents events, ReceiveUpload receive, StagedFiles files, RemoteFetcher remote, ScratchFolder scratch)
    : RunCall(environments, events)
{
    public const string WorkKind = "upload";

    public override string Kind => WorkKind;

    private protected override async Task<ProcessedAsset> RunAsync(
        ProductEnvironment environment, Batch batch, CallArguments arguments, CancellationToken cancellationToken)
    {
        var call = new UploadCall
        {
            Environment = environment,
            Parameters = arguments.Parameters,
            ResourceType = ResourceTypeNames.TryParse(arguments.ResourceType, out var asked) ? asked : null,
            FileName = arguments.FileName,
            IsUnsigned = arguments.IsUnsigned,
            Seed = batch.Id,
        };
        if (arguments.Url is { } url)
        {
            return await FetchedAsync(arguments, call, url, cancellationToken);
        }

        await using var staged = await files.OpenAsync(batch.Cloud, batch.Id, cancellationToken)
            ?? throw new DamException(ErrorKind.NotFound, "The file of this upload is gone");
        return await receive.ExecuteAsync(arguments.Caller, call, staged.Path, cancellationToken);
    }

    private protected override Task EndedAsync(Batch batch, CancellationToken cancellationToken) => files.DropAsync(batch.Cloud, batch.Id, cancellationToken);

    private async Task<ProcessedAsset> FetchedAsync(CallArguments arguments, UploadCall call, string url, CancellationToken cancellationToken)
    {
        await using var file = scratch.NewFile();
        RemoteFile origin;
        await using (var target = File.Create(file.Path))
        {
            origin = await remote.FetchAsync(url, target, arguments.MostBytes, cancellationToken);
        }

        return await receive.ExecuteAsync(arguments.Caller, call with { FileName = origin.FileName }, file.Path, cancellationToken);
    }
}
