using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Delivery;

/// <summary>
/// Gives a derived asset: from memory, from the store, or by deriving it, once per key. In the instance the first caller works
/// and the others wait for it; across instances a claim decides, and those who lose it wait for the blob. A small result is
/// handed out while it is still being stored: a crash then costs deriving it again, no more.
/// </summary>
public sealed class Deriver(
    Catalog catalog,
    IBlobStore blobs,
    IClaims claims,
    DeriveFile derive,
    ScratchFolder scratch,
    DerivedStore store,
    DerivedCache cache,
    DeliveryCounters counters,
    TimeProvider time,
    ILogger<Deriver> logger)
    : IHostedService
{
    private readonly ConcurrentDictionary<string, Lazy<Task<DerivedContent>>> _running = new(StringComparer.Ordinal);
    private readonly UnderWay<string> _storingLarge = new();

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

    /// <summary>As <see cref="GetAsync"/>, and the result is in the store and in the asset's list when this returns.</summary>
    public async Task<DerivedContent> GetStoredAsync(Asset asset, Derivation derivation, CancellationToken cancellationToken)
    {
        var content = await GetAsync(asset, derivation, cancellationToken);
        await store.StoredAsync(asset, content.Key, cancellationToken);
        return content;
    }

    /// <summary>As <see cref="GetStoredAsync"/>, and derived anew: what is stored of it is dropped before.</summary>
    public async Task<DerivedContent> RecreateAsync(Asset asset, Derivation derivation, CancellationToken cancellationToken)
    {
        var key = derivation.KeyFor(asset);
        cache.Remove(key);
        await blobs.DeleteAsync(DerivedStore.BlobOf(asset, key), null, cancellationToken);
        return await GetStoredAsync(asset, derivation, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What was handed out already gets its place in the store before the storage closes.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(store.SettledAsync(null, cancellationToken), _storingLarge.EndAllAsync(null, cancellationToken));

    private async Task<DerivedContent> RunAsync(Asset asset, Derivation derivation, string key)
    {
        try
        {
            var blob = DerivedStore.BlobOf(asset, key);
            var content = await StoredAsync(blob, derivation, key) ?? await DeriveOnceAsync(asset, derivation, key, blob);
            content = content.Facts is null ? await store.WithFactsAsync(asset, content, CancellationToken.None) : content;
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
        for (var pause = HeldClaim.FirstPause; ; pause = HeldClaim.NextPause(pause))
        {
            var claim = await HeldClaim.TryTakeAsync(claims, $"derive-{key}", time, CancellationToken.None);
            if (claim is not null)
            {
                return await DeriveAsync(asset, derivation, key, blob, claim);
            }

            await Task.Delay(pause, time, CancellationToken.None);
            if (await StoredAsync(blob, derivation, key) is { } stored)
            {
                return stored;
            }
        }
    }

    private async Task<DerivedContent> DeriveAsync(Asset asset, Derivation derivation, string key, BlobName blob, HeldClaim claim)
    {
        var output = scratch.NewFile();
        DerivedFile file;
        DerivedContent content;
        try
        {
            // Somebody may have finished between our look and our claim.
            if (await StoredAsync(blob, derivation, key) is { } stored)
            {
                await output.DisposeAsync();
                await claim.DisposeAsync();
                return stored;
            }

            file = await derive.ExecuteAsync(asset, derivation, output, DerivedCache.MostBytesEach);
            counters.Derived();
            content = new(
                key,
                file.Format,
                blob,
                file.SizeInBytes,
                file.Bytes ?? (file.SizeInBytes <= DerivedCache.MostBytesEach ? (ReadOnlyMemory<byte>?)File.ReadAllBytes(output.Path) : null))
            {
                Facts = new(file.Width, file.Height, file.Format),
            };
        }
        catch
        {
            await output.DisposeAsync();
            await claim.DisposeAsync();
            throw;
        }

        var storing = KeepAsync(asset, derivation, content, file, output, claim);
        if (content.Bytes is not null)
        {
            store.Follow(asset, key, storing);
            return content;
        }

        _storingLarge.Add(key, storing);
        store.Hurry();
        await storing;
        return content;
    }

    /// <summary>
    /// Notes in the asset's list, then stores: what a crash leaves between the two is derived again. Takes both back when the asset, or
    /// the note, is not there any more. Never throws for a small result, which was handed out.
    /// </summary>
    private async Task KeepAsync(
        Asset asset, Derivation derivation, DerivedContent content, DerivedFile file, ScratchFile output, HeldClaim claim)
    {
        await using var release = claim;
        await using var delete = output;
        try
        {
            // The answer goes out meanwhile.
            await store.NoteAsync(asset, derivation, content.Key, file);
            await PutAsync(asset, derivation, content, output);
            if (!await catalog.IsCurrentAsync(asset, CancellationToken.None))
            {
                // Replaced or deleted while we worked; whoever erased its derived assets may not have seen this one.
                await store.EraseAsync(asset.Cloud, asset.AssetId, asset.VersionId, CancellationToken.None);
            }
            else if (await store.FindAsync(asset, content.Key, CancellationToken.None) is null)
            {
                // Erased by whoever saw its note and found no bytes yet.
                cache.Remove(content.Key);
                await blobs.DeleteAsync(content.Blob, null, CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // The caller has its bytes; the next one derives again.
        catch (Exception e) when (content.Bytes is not null)
        {
            Log.NotStored(logger, content.Blob, e);
        }
#pragma warning restore CA1031
    }

    /// <summary>Where the bytes cannot be stored, the note goes too.</summary>
    private async Task PutAsync(Asset asset, Derivation derivation, DerivedContent content, ScratchFile output)
    {
        try
        {
            await using var bytes = content.Bytes is { } small ? StreamOf(small) : (Stream)File.OpenRead(output.Path);
            await blobs.PutAsync(content.Blob, bytes, BlobCondition.New, CancellationToken.None);
        }
        catch
        {
            await store.EraseAsync(asset.Cloud, new DerivedPlace(asset.AssetId, asset.VersionId, content.Key[..32]), derivation.Transformation, CancellationToken.None);
            throw;
        }
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes)
        => MemoryMarshal.TryGetArray(bytes, out var array) ? new(array.Array!, array.Offset, array.Count, writable: false) : new(bytes.ToArray(), writable: false);

    private async Task<DerivedContent?> StoredAsync(BlobName blob, Derivation derivation, string key)
    {
        await using var stored = await blobs.OpenAsync(blob, 0, null, CancellationToken.None);
        if (stored is null)
        {
            return null;
        }

        var head = new byte[StoredFormat.HeadLength];
        var known = await stored.Content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, CancellationToken.None);
        ReadOnlyMemory<byte>? bytes = null;
        if (stored.Info.SizeInBytes <= DerivedCache.MostBytesEach)
        {
            var buffer = new byte[stored.Info.SizeInBytes];
            head.AsSpan(0, known).CopyTo(buffer);
            await stored.Content.ReadExactlyAsync(buffer.AsMemory(known), CancellationToken.None);
            bytes = buffer;
        }

        return new(key, StoredFormat.Of(head.AsSpan(0, known), derivation.Format), blob, stored.Info.SizeInBytes, bytes);
    }
}

internal static partial class Log
{
    [LoggerMessage(2201, LogLevel.Error, "Derived {Blob} was delivered and could not be stored")]
    public static partial void NotStored(ILogger logger, BlobName blob, Exception exception);
}
