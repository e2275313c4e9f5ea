using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Assets.Delivery;

/// <summary>
/// Takes a remote file once and keeps it: as an asset of the type <c>fetch</c> under its address, or as an upload. In the instance the first caller works and the others
/// wait for it; across instances a claim decides.
/// </summary>
internal sealed class FetchAsset(
    RemoteFetcher remote, Ingestor ingestor, Catalog catalog, IClaims claims, ScratchFolder scratch, IOptions<DeliveryOptions> options, TimeProvider time)
    : IDisposable
{
    public const string Type = "fetch";

    /// <summary>Most of a URL that is kept where it is too long for a name.</summary>
    private const int MostOfALongUrl = 120;

    /// <summary>Other servers can be slow on purpose, and every fetch holds a connection and a file.</summary>
    private const int MostAtOnce = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly ConcurrentDictionary<AssetKey, Lazy<Task<Asset>>> _running = new();

    /// <summary>The URL itself where it can be a name; otherwise its beginning and its hash.</summary>
    public static string PublicIdOf(string url)
        => url.Length <= 255 && RowKeys.Escape(url).Length <= Names.MostEscaped ? url
            : $"{Beginning(url)}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)))}";

    private static string Beginning(string url)
    {
        var end = Math.Min(url.Length, MostOfALongUrl);
        return url[..(char.IsHighSurrogate(url[end - 1]) ? end - 1 : end)];
    }

    /// <exception cref="DamException">NotFound: there is nothing at the URL. InvalidParameter: it cannot be fetched, or it is no such medium.</exception>
    public Task<Asset> ExecuteAsync(ProductEnvironment environment, ResourceType resourceType, string url, CancellationToken cancellationToken)
    {
        var key = new AssetKey(environment.CloudName, resourceType, Type, PublicIdOf(url));
        return OnceAsync(environment, key, url, new() { Type = Type, Overwrite = false, FetchedAs = key.PublicId }, cancellationToken);
    }

    /// <summary>As an upload of that public id, in the folder that its path names.</summary>
    /// <exception cref="DamException">As <see cref="ExecuteAsync"/>.</exception>
    public Task<Asset> ImportAsync(ProductEnvironment environment, ResourceType resourceType, string publicId, string url, CancellationToken cancellationToken)
        => OnceAsync(
            environment,
            new(environment.CloudName, resourceType, "upload", publicId),
            url,
            new() { Overwrite = false, Naming = new() { PublicId = publicId, AssetFolder = FolderPath.ParentOf(publicId) } },
            cancellationToken);

    private async Task<Asset> OnceAsync(ProductEnvironment environment, AssetKey key, string url, UploadOptions options, CancellationToken cancellationToken)
    {
        // Not under the caller's token: whoever waits with it must not fail because the first one left.
        var run = _running.GetOrAdd(key, _ => new(() => RunAsync(environment, key, url, options)));
        return await run.Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _free.Dispose();

    private async Task<Asset> RunAsync(ProductEnvironment environment, AssetKey key, string url, UploadOptions upload)
    {
        try
        {
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Cloud}\n{key.ResourceType}\n{key.Type}\n{key.PublicId}")));
            await using var claim = await HeldClaim.TakeAsync(claims, $"fetch-{name}", time, CancellationToken.None);
            return await catalog.FindAsync(key, CancellationToken.None) ?? await TakeAsync(environment, key, url, upload);
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }

    private async Task<Asset> TakeAsync(ProductEnvironment environment, AssetKey key, string url, UploadOptions upload)
    {
        await using var file = scratch.NewFile();
        RemoteFile fetched;
        await using (var target = File.Create(file.Path))
        {
            fetched = await OneOfFewAsync(url, target);
        }

        var request = new IngestRequest
        {
            Environment = environment,
            Path = file.Path,
            FileName = fetched.FileName,
            ResourceType = key.ResourceType,
            Options = upload,
            TakesNoMetadata = true,
        };
        return (await ingestor.ExecuteAsync(Caller.System(Type), request, CancellationToken.None)).Asset;
    }

    private async Task<RemoteFile> OneOfFewAsync(string url, Stream target)
    {
        if (!await _free.WaitAsync(Patience, CancellationToken.None))
        {
            throw new DamException(ErrorKind.TryLater, "Too many remote files are being fetched; try again");
        }

        try
        {
            return await FetchAsync(url, target);
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task<RemoteFile> FetchAsync(string url, Stream target)
    {
        try
        {
            return await remote.FetchAsync(url, target, (long)options.Value.MaximumFetchMegabytes * 1024 * 1024, CancellationToken.None);
        }
        catch (DamException e) when (e.InnerException is HttpRequestException { StatusCode: System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.Gone })
        {
            throw new DamException(ErrorKind.NotFound, e.Message, e);
        }
    }
}
