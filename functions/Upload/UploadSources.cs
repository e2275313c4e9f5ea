using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload.Remote;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Upload;

/// <summary>Where an upload's bytes are: in the request, or behind a URL that is fetched now.</summary>
internal sealed class UploadSources(RemoteFetcher remote, ScratchFolder scratch, IOptions<WireOptions> options)
{
    /// <summary>The name of a chunked upload's file among its pinned parameters; no client can send a name with a blank.</summary>
    public const string FileNameParameter = "file name";

    /// <exception cref="DamException">InvalidParameter: there is no file, or it cannot be fetched.</exception>
    public async Task<UploadSource> OpenAsync(WireRequest request, CancellationToken cancellationToken)
    {
        return request.File is { } file ? new(file.Path, file.FileName, null) : await FetchAsync(request.Required("file"), cancellationToken);
    }

    /// <exception cref="DamException">InvalidParameter: it cannot be fetched.</exception>
    public async Task<UploadSource> FetchAsync(string url, CancellationToken cancellationToken)
    {
        var fetched = scratch.NewFile();
        try
        {
            RemoteFile origin;
            await using (var target = File.Create(fetched.Path))
            {
                origin = await remote.FetchAsync(url, target, options.Value.MaximumFileSizeInBytes, cancellationToken);
            }

            return new(fetched.Path, origin.FileName, fetched);
        }
        catch
        {
            await fetched.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A local file, deleted with this when it was fetched for it.</summary>
internal sealed class UploadSource(string path, string? fileName, ScratchFile? fetched) : IAsyncDisposable
{
    public string Path { get; } = path;

    public string? FileName { get; } = fileName;

    public ValueTask DisposeAsync() => fetched?.DisposeAsync() ?? ValueTask.CompletedTask;
}
