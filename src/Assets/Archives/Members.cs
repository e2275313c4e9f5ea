using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Archives;

/// <summary>Collects assets, each once, and refuses more than an archive may hold as soon as there is one too many.</summary>
internal sealed class Members(string type, ArchiveOptions options)
{
    private const long Gigabyte = 1_000_000_000;

    private readonly Dictionary<string, Asset> _byId = new(StringComparer.Ordinal);
    private long _bytes;

    /// <returns>Whether it belongs to the archive, now or already.</returns>
    public bool Add(Asset asset)
    {
        if (asset.Type != type)
        {
            return false;
        }

        Keep(asset);
        return true;
    }

    /// <summary>A name says the type itself.</summary>
    public void AddNamed(IEnumerable<Asset> assets)
    {
        foreach (var asset in assets)
        {
            Keep(asset);
        }
    }

    public IReadOnlyList<Asset> Ordered()
        => [.. _byId.Values.OrderBy(asset => asset.PublicId, StringComparer.Ordinal).ThenBy(asset => asset.ResourceType).ThenBy(asset => asset.AssetId, StringComparer.Ordinal)];

    private void Keep(Asset asset)
    {
        if (!_byId.TryAdd(asset.AssetId, asset))
        {
            return;
        }

        if (_byId.Count > options.MaximumFiles)
        {
            throw DamException.Invalid($"An archive can hold at most {options.MaximumFiles} files");
        }

        if ((_bytes += asset.SizeInBytes) > options.MaximumGigabytes * Gigabyte)
        {
            throw DamException.Invalid($"An archive can hold at most {options.MaximumGigabytes} GB of files");
        }
    }
}
