using System.Globalization;
using System.Runtime.InteropServices;
using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Assets.Similarity;

/// <summary>
/// The fingerprints of one cloud in memory, in flat arrays that are looked through from end to end: 309 bytes an asset and some 40
/// for finding it by its id. Whoever uses it is alone at it.
/// </summary>
public sealed class FingerprintTable
{
    private const int Unknown = -1;

    private const int LeastGrowth = 256;

    private readonly Dictionary<UInt128, int> _slots = [];
    private readonly List<UInt128> _ids = [];
    private readonly List<UInt128> _etags = [];
    private readonly List<long> _sizes = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<int> _folders = [];

    /// <summary>Which embeddings the sketches are of, by number; 0 is none.</summary>
    private readonly List<byte> _spaces = [];
    private readonly Names _folderNames = new(int.MaxValue);

    /// <summary>Whoever changes models more often starts anew.</summary>
    private readonly Names _spaceNames = new(byte.MaxValue);

    private readonly SketchColumn _sketches = new();

    public int Count => _ids.Count;

    public long SizeInBytes
        => ((long)_ids.Capacity * (16 + 16 + 8 + 8 + 4 + 1)) + _sketches.SizeInBytes + (_slots.EnsureCapacity(0) * 40L);

    public void Put(Fingerprint fingerprint)
    {
        var id = IdOf(fingerprint.AssetId);
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, id, out var exists);
        if (!exists)
        {
            MakeRoom();
            slot = _ids.Count;
            _ids.Add(id);
            _etags.Add(default);
            _sizes.Add(default);
            _hashes.Add(default);
            _folders.Add(default);
            _spaces.Add(default);
        }

        _etags[slot] = fingerprint.ETag;
        _sizes[slot] = fingerprint.SizeInBytes;
        _hashes[slot] = fingerprint.Hash ?? 0;
        _folders[slot] = _folderNames.NumberOf(fingerprint.Folder);
        PutSketch(slot, fingerprint.Sketch);
    }

    public void Remove(string assetId)
    {
        if (!_slots.Remove(IdOf(assetId), out var slot))
        {
            return;
        }

        // The last one takes its place.
        var last = _ids.Count - 1;
        if (slot != last)
        {
            (_ids[slot], _etags[slot], _sizes[slot], _hashes[slot], _folders[slot], _spaces[slot]) = (_ids[last], _etags[last], _sizes[last], _hashes[last], _folders[last], _spaces[last]);
            _slots[_ids[slot]] = slot;
            if (_spaces[last] != 0)
            {
                _sketches.Put(slot, _sketches[last]);
            }
        }

        _ids.RemoveAt(last);
        _etags.RemoveAt(last);
        _sizes.RemoveAt(last);
        _hashes.RemoveAt(last);
        _folders.RemoveAt(last);
        _spaces.RemoveAt(last);
        _sketches.Cut(last);
    }

    public Fingerprint? Find(string assetId)
        => _slots.TryGetValue(IdOf(assetId), out var slot)
            ? new(assetId, _folderNames[_folders[slot]], _etags[slot], _sizes[slot], _hashes[slot] == 0 ? null : _hashes[slot], _spaces[slot] == 0 ? null : new(_spaceNames[_spaces[slot]], [.. _sketches[slot]]))
            : null;

    /// <summary>Whether the asset is there, in a folder that may be seen.</summary>
    public bool Shows(string assetId, FolderRights rights) => _slots.TryGetValue(IdOf(assetId), out var slot) && rights.Allow(FolderPermission.View, _folderNames[_folders[slot]]);

    /// <summary>How alike the asset is; null when it is not there.</summary>
    public Likeness? LikenessTo(Fingerprint of, string assetId)
        => _slots.TryGetValue(IdOf(assetId), out var slot) ? new Columns(this, of).LikenessAt(slot, of) : null;

    /// <summary>Looks at all but the one itself, and gives the nearest ones with how many there are.</summary>
    public Ranked Rank(Fingerprint of, RankRequest request)
    {
        var ranking = new Ranking(request);
        var self = of.AssetId.Length == 0 ? Unknown : _slots.GetValueOrDefault(IdOf(of.AssetId), Unknown);
        var mayShow = _folderNames.Select(folder => request.Rights.Allow(FolderPermission.View, folder));
        var columns = new Columns(this, of);
        var bytesAlone = of is { Hash: null, Sketch: null };
        for (var slot = 0; slot < columns.ETags.Length; slot++)
        {
            if (bytesAlone && columns.ETags[slot] != of.ETag)
            {
                continue;
            }

            var likeness = columns.LikenessAt(slot, of);
            if (likeness.Score > 0 && likeness.Score >= request.Threshold && slot != self && mayShow[_folders[slot]])
            {
                ranking.Add(_ids[slot], likeness);
            }
        }

        return ranking.Ended(id => id.ToString("x32", CultureInfo.InvariantCulture));
    }

    /// <summary>Ids are 32 hex digits; whatever else is asked for is not there.</summary>
    private static UInt128 IdOf(string assetId) => UInt128.TryParse(assetId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id) ? id : UInt128.Zero;

    /// <summary>By an eighth, where lists would double: half of a large table would be nothing.</summary>
    private void MakeRoom()
    {
        if (_ids.Count < _ids.Capacity)
        {
            return;
        }

        var capacity = _ids.Count + Math.Max(LeastGrowth, _ids.Count / 8);
        _ids.Capacity = _etags.Capacity = _sizes.Capacity = _hashes.Capacity = _folders.Capacity = _spaces.Capacity = capacity;
    }

    private void PutSketch(int slot, Sketch? sketch)
    {
        var number = sketch is null ? 0 : _spaceNames.NumberOf(sketch.Space);
        _spaces[slot] = (byte)number;
        if (number != 0)
        {
            _sketches.Put(slot, sketch!.Values);
        }
    }

    /// <summary>The arrays as they are while nobody writes, for comparing one fingerprint with many.</summary>
    private readonly ref struct Columns(FingerprintTable table, Fingerprint of)
    {
        private readonly ReadOnlySpan<long> _sizes = CollectionsMarshal.AsSpan(table._sizes);
        private readonly ReadOnlySpan<ulong> _hashes = CollectionsMarshal.AsSpan(table._hashes);
        private readonly ReadOnlySpan<byte> _spaces = CollectionsMarshal.AsSpan(table._spaces);
        private readonly SketchColumn _sketches = table._sketches;
        private readonly ReadOnlySpan<sbyte> _sketch = of.Sketch is null ? [] : of.Sketch.Values;
        private readonly int _space = of.Sketch is null ? 0 : table._spaceNames.Find(of.Sketch.Space);
        private readonly ulong _hash = of.Hash ?? 0;

        public ReadOnlySpan<UInt128> ETags { get; } = CollectionsMarshal.AsSpan(table._etags);

        public Likeness LikenessAt(int slot, Fingerprint of)
        {
            int? distance = null, mirrored = null;
            if (_hash != 0 && _hashes[slot] is not 0 and var other)
            {
                (distance, mirrored) = (PictureHashes.Distance(_hash, other), PictureHashes.Distance(PictureHashes.Mirrored(_hash), other));
            }

            double? cosine = _space != 0 && _spaces[slot] == _space ? Sketch.Cosine(_sketch, _sketches[slot]) : null;
            return Likeness.Of(of.ETag == ETags[slot] && of.SizeInBytes == _sizes[slot], distance, mirrored, cosine);
        }
    }
}
