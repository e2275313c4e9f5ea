using System.Collections.Concurrent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Delivery;

/// <summary>
/// Gives a derived asset: from memory, from the store, or by deriving it, once per key. In the instance the first caller works
/// and the others wait for it; across instances a claim decides, and those who lose it wait for the blob.
/// </summary>
public sealed class Deriver(
    Catalog catalog, IBlobStore blobs, IClaims claims, IMediaProcessor media, ScratchFolder scratch, DerivedStore store, DerivedCache cache, DeliveryCounters counters)
{
    /// <summary>Longer than a media worker may take, queue included; then others may try.</summary>
    private static readonly TimeSpan ClaimLifetime = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Lazy<Task<DerivedContent>>> _running = new(StringComparer.Ordinal);

    /// <exception cref="DamException">As <see cref="IMediaProcessor.DeriveAsync"/>; NotFound when the original is gone.</exception>
    public async Task<DerivedContent> GetAsync(Asset asset, Derivation derivation, CancellationToken cancellationToken)
    {
        var key = derivation.KeyFor(asset);
        if (cache.Find(key) is { } known)
        {
            return known;
        }

        // Not under the caller's token: whoever waits with it must not fail because the first one left.
        var run = _running.GetOrAdd(key, _ => new(() => RunAsync(asset, derivation, key)));
        return await run.Value.WaitAsync(cancellationToken);
    }

    private async Task<DerivedContent> RunAsync(Asset asset, Derivation derivation, string key)
    {
        try
        {
            var blob = DerivedStore.BlobOf(asset, key);
            var content = await StoredAsync(blob, derivation, key) ?? await DeriveOnceAsync(asset, derivation, key, blob);
            cache.Add(content);
            return content;
        }
        finally
        {
            _running.TryRemove(key, out _);
        }
    }

    private async Task<DerivedContent> DeriveOnceAsync(Asset asset, Derivation derivation, string key, BlobName blob)
    {
        while (true)
        {
            await using var claim = await claims.TryTakeAsync($"derive-{key}", ClaimLifetime, CancellationToken.None);
            if (await StoredAsync(blob, derivation, key) is { } stored)
            {
                return stored;
            }

            if (claim is not null)
            {
                return await DeriveAsync(asset, derivation, key, blob);
            }

            await Task.Delay(PollInterval);
        }
    }

    private async Task<DerivedContent> DeriveAsync(Asset asset, Derivation derivation, string key, BlobName blob)
    {
        await using var original = await blobs.OpenLocalAsync(asset.Original, CancellationToken.None)
            ?? throw DamException.NotFound(asset.PublicId);
        await using var output = scratch.NewFile();
        var file = await media.DeriveAsync(
            new()
            {
                SourcePath = original.Path,
                SourceFormat = asset.Format ?? "",
                Transformation = derivation.Transformation,
                Format = derivation.Format,
                OutputPath = output.Path,
                DprHint = derivation.DprHint ?? 1,
                WidthHint = derivation.WidthHint,
            },
            CancellationToken.None);
        counters.Derived();

        await using (var bytes = File.OpenRead(output.Path))
        {
            await blobs.PutAsync(blob, bytes, BlobCondition.New, CancellationToken.None);
        }

        var content = await StoredAsync(blob, derivation, key) ?? throw DamException.NotFound(asset.PublicId);
        await store.NoteAsync(asset, derivation, key, file, CancellationToken.None);
        if ((await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, CancellationToken.None))?.VersionId != asset.VersionId)
        {
            // Replaced or deleted while we worked; whoever erased its derived assets may not have seen this one.
            await store.EraseAsync(asset.Cloud, asset.AssetId, asset.VersionId, CancellationToken.None);
        }

        return content;
    }

    private async Task<DerivedContent?> StoredAsync(BlobName blob, Derivation derivation, string key)
    {
        await using var stored = await blobs.OpenAsync(blob, 0, null, CancellationToken.None);
        if (stored is null)
        {
            return null;
        }

        ReadOnlyMemory<byte>? bytes = null;
        if (stored.Info.SizeInBytes <= DerivedCache.MostBytesEach)
        {
            var buffer = new byte[stored.Info.SizeInBytes];
            await stored.Content.ReadExactlyAsync(buffer, CancellationToken.None);
            bytes = buffer;
        }

        return new(key, derivation.Format, blob, stored.Info.SizeInBytes, stored.Info.LastModified, bytes);
    }
}
