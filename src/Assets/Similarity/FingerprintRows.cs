using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Similarity;

/// <summary>Fingerprints as rows of the catalog: some 400 bytes each, so that a million can be read.</summary>
internal static class FingerprintRows
{
    private const string ETag = "etag";
    private const string Size = "size";
    private const string Folder = "folder";
    private const string Hash = "phash";
    private const string Space = "space";
    private const string Vector = "vector";

    /// <param name="results">Of its current version; null while there are none.</param>
    public static Fingerprint Of(Asset asset, AnalysisResults? results) => new(
        asset.AssetId,
        asset.Folder,
        UInt128.TryParse(asset.ETag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var etag) ? etag : 0,
        asset.SizeInBytes,
        PictureHashes.Read(results?.PerceptualHash),
        Sketch.Of(results?.Embedding));

    public static Row From(string cloud, Fingerprint fingerprint)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object>();
        values.Add(ETag, fingerprint.ETag.ToString("x32", CultureInfo.InvariantCulture));
        values.Add(Size, fingerprint.SizeInBytes);
        values.Add(Folder, fingerprint.Folder);
        if (fingerprint.Hash is { } hash)
        {
            values.Add(Hash, unchecked((long)hash));
        }

        if (fingerprint.Sketch is { } sketch)
        {
            values.Add(Space, sketch.Space);
            values.Add(Vector, MemoryMarshal.AsBytes(sketch.Values.AsSpan()).ToArray());
        }

        return new(cloud, CatalogKeys.Fingerprint(fingerprint.AssetId), values.ToImmutable());
    }

    /// <summary>Whether the row is the one of this fingerprint already.</summary>
    public static bool Holds(Row row, Fingerprint fingerprint)
        => ToFingerprint(row) is var stored
            && stored.ETag == fingerprint.ETag && stored.SizeInBytes == fingerprint.SizeInBytes && stored.Folder == fingerprint.Folder && stored.Hash == fingerprint.Hash
            && stored.Sketch?.Space == fingerprint.Sketch?.Space
            && (stored.Sketch?.Values ?? []).AsSpan().SequenceEqual(fingerprint.Sketch?.Values ?? []);

    public static Fingerprint ToFingerprint(Row row) => new(
        row.RowKey[CatalogKeys.Fingerprints.Length..],
        row.Text(Folder) ?? "",
        UInt128.Parse(row.Text(ETag)!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        (long)row.Values[Size],
        row.Values.GetValueOrDefault(Hash) is long hash ? unchecked((ulong)hash) : null,
        row.Text(Space) is { } space && row.Values.GetValueOrDefault(Vector) is byte[] { Length: Sketch.Length } vector ? new(space, [.. MemoryMarshal.Cast<byte, sbyte>(vector)]) : null);
}
