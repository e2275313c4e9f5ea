using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Calls;

namespace ServerlessDam.Assets.Background;

/// <summary>
/// Takes a call that is to be answered at once: its file is safe before its batch begins, and its batch before the answer. What is
/// wrong with its parameters is said now.
/// </summary>
public sealed class StartCall(Batches batches, StagedFiles files, IdGenerator ids)
{
    /// <param name="path">The file, where it is here already.</param>
    /// <param name="url">Where it will be fetched from, otherwise.</param>
    /// <param name="mostBytes">The largest file that may be fetched.</param>
    /// <returns>The batch's id.</returns>
    /// <exception cref="DamException">InvalidParameter; Forbidden: the caller's rights depend on folders.</exception>
    public async Task<string> UploadAsync(Caller caller, UploadCall call, string? path, string? url, long mostBytes, CancellationToken cancellationToken)
    {
        Check(caller, call.Parameters);

        // An end of an upload in parts that comes again is the same batch.
        var id = (call.Seed is { } seed ? IdGenerator.From(seed) : ids).Hex32();
        var arguments = new CallArguments(
            call.Parameters, call.ResourceType?.Name(), call.FileName, url, mostBytes, PublicId: null, call.IsUnsigned, caller.Id, caller.Role).ToJson();
        if (path is not null)
        {
            await files.StageAsync(call.Environment.CloudName, id, path, cancellationToken);
        }

        await batches.StartAsync(call.Environment.CloudName, id, RunUpload.WorkKind, arguments, total: 1, cancellationToken);
        return id;
    }

    /// <summary>Whether the asset is there is seen when its turn comes.</summary>
    /// <inheritdoc cref="UploadAsync"/>
    public async Task<string> ExplicitAsync(
        Caller caller, Library.AssetKey key, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        Check(caller, parameters);
        var arguments = new CallArguments(
            new Dictionary<string, string>(parameters) { ["type"] = key.Type }, key.ResourceType.Name(), null, null, 0, key.PublicId, IsUnsigned: false, caller.Id, caller.Role);
        return (await batches.StartAsync(key.Cloud, RunExplicit.WorkKind, arguments.ToJson(), total: 1, cancellationToken)).Id;
    }

    private static void Check(Caller caller, IReadOnlyDictionary<string, string> parameters)
    {
        // A batch runs with the caller's role; rights on single folders may be others by then.
        if (caller.Role <= Role.MediaLibraryUser && caller.Credential != CredentialKind.UnsignedPreset)
        {
            throw new DamException(ErrorKind.Forbidden, "Asynchronous calls need one of the admin roles");
        }

        _ = UploadOptions.From(parameters);
        _ = ProcessingOptions.From(parameters);
    }
}
