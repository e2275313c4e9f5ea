using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Archives;

/// <summary>The bytes of the files of an archive: originals from the store, derived assets from wherever they are, or made now.</summary>
public sealed class EntryContents
{
    private readonly IBlobStore _blobs;
    private readonly Deriver _deriver;
    private readonly Derivations _derivations;
    private readonly UnderstandTransformation _understand;

    internal EntryContents(IBlobStore blobs, Deriver deriver, Derivations derivations, UnderstandTransformation understand)
        => (_blobs, _deriver, _derivations, _understand) = (blobs, deriver, derivations, understand);

    /// <summary>So that what cannot be carried out is said before the first byte is sent.</summary>
    /// <exception cref="TransformationException">A transformation cannot be carried out.</exception>
    /// <exception cref="DamException">InvalidParameter: a format cannot be written. NotFound: no such named transformation.</exception>
    public async Task CheckAsync(IReadOnlyList<ArchiveEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries.Where(entry => entry.Transformation is not null).DistinctBy(entry => (entry.Transformation, entry.Asset.Format)))
        {
            await DerivationAsync(entry, cancellationToken);
        }
    }

    /// <exception cref="DamException">NotFound: the original is gone meanwhile; as <see cref="Deriver.GetAsync"/>.</exception>
    public async Task<EntryContent> OpenAsync(ArchiveEntry entry, bool keep, CancellationToken cancellationToken)
    {
        var asset = entry.Asset;
        if (entry.Transformation is null)
        {
            var original = await _blobs.OpenAsync(asset.Original, 0, null, cancellationToken) ?? throw DamException.NotFound(asset.PublicId);
            return new(asset.Format, original.Info.SizeInBytes, original.Content);
        }

        var derivation = await DerivationAsync(entry, cancellationToken);
        var derived = keep ? await _deriver.GetStoredAsync(asset, derivation, cancellationToken) : await _deriver.GetAsync(asset, derivation, cancellationToken);
        if (derived.Bytes is { } bytes)
        {
            return new(derived.Format, bytes.Length, new MemoryStream(bytes.ToArray(), writable: false));
        }

        var stored = await _blobs.OpenAsync(derived.Blob, 0, null, cancellationToken) ?? throw DamException.NotFound(asset.PublicId);
        return new(derived.Format, stored.Info.SizeInBytes, stored.Content);
    }

    private async Task<Derivation> DerivationAsync(ArchiveEntry entry, CancellationToken cancellationToken)
    {
        var (asset, (text, asked)) = entry is { Asset: var one, Transformation: { } each } ? (one, each) : throw new ArgumentException("An original is not derived.", nameof(entry));
        var transformation = await _understand.ExecuteAsync(asset.Cloud, Transformation.Parse(text), cancellationToken);
        var plan = transformation.PlanFor(asset);
        var format = DeliveryFormat.Choose(asset, plan, asked, accept: null);
        return (await _derivations.OfAsync(asset, transformation.Carried, format, LayerTrust.Written, mayFetch: true, cancellationToken)) with
        {
            KeepAlpha = DeliveryFormat.KeepsAlpha(plan.Output, asked, format),
        };
    }
}

/// <param name="Format">Canonical name; null for a raw file.</param>
/// <param name="SizeInBytes">Of <paramref name="Content"/>.</param>
public sealed record EntryContent(string? Format, long SizeInBytes, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
