using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Assets.Texts;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Finds the assets that a transformation lays over or under another, and its fonts, tables and colour profiles, as they are now.</summary>
/// <param name="effects">What this server carries out.</param>
/// <param name="fetch">Asked for when it is needed: taking a remote file is an ingest, which may have layers itself.</param>
internal sealed class LayerAssets(IProductEnvironments environments, Catalog catalog, AssetCache assets, EffectCatalog effects, Func<FetchAsset> fetch, TimeProvider time)
{
    /// <summary>Those that are there, in the order of their sources; a missing one is an error only for who needs it.</summary>
    /// <param name="input">What is known of the picture they go on.</param>
    /// <param name="mayFetch">Whether remote files that are not here yet may be taken from where they are.</param>
    /// <exception cref="DamException">Unauthorized: a layer is not for everybody, or from a domain that is not allowed.</exception>
    public async Task<IReadOnlyList<LayerAsset>> FindAsync(
        string cloud, Transformation transformation, PlanInput input, LayerTrust trust, bool mayFetch, CancellationToken cancellationToken)
    {
        var sources = LayerReferences.Of(transformation, input, effects);
        var found = new List<LayerAsset>(sources.Count);
        foreach (var (source, isWritten) in sources)
        {
            var opened = trust == LayerTrust.All || (trust == LayerTrust.Written && isWritten);
            var layer = source switch
            {
                AssetSource { Media: LayerMedia.Image } named => Named(source.ToString(), await ImageAsync(cloud, named, opened, cancellationToken)),
                LutSource table => Named(source.ToString(), await RawAsync(cloud, table.PublicId, cancellationToken)),
                TextSource { Style.FontId: { } font } => Named(LayerAsset.FontPrefix + font, await RawAsync(cloud, font, cancellationToken)),
                FetchSource { Media: LayerMedia.Image } remote => Named(source.ToString(), await RemoteAsync(cloud, remote.Url, opened, mayFetch, cancellationToken)),
                StoredStyleTextSource text => Named(source.ToString(), await FindAsync(cloud, ResourceType.Image, CreateText.Type, text.StyleId, cancellationToken)),
                _ => null,
            };
            Add(layer);

            // The style of a stored text can name an uploaded font.
            if (layer?.Asset.Text is { } look && TextStyle.Parse(look.Style).FontId is { } its)
            {
                Add(Named(LayerAsset.FontPrefix + its, await RawAsync(cloud, its, cancellationToken)));
            }
        }

        foreach (var profile in OwnProfiles.Of(transformation))
        {
            Add(Named(LayerFile.ProfilePrefix + profile, await ProfileAsync(cloud, profile, cancellationToken)));
        }

        return [.. found.OrderBy(layer => layer.Source, StringComparer.Ordinal)];

        void Add(LayerAsset? layer)
        {
            if (layer is not null && found.TrueForAll(each => each.Source != layer.Source))
            {
                found.Add(layer);
            }
        }
    }

    private static LayerAsset? Named(string source, Asset? asset) => asset is null ? null : new(source, asset);

    /// <summary>An id that has the extension in it is meant first.</summary>
    private async Task<Asset?> ImageAsync(string cloud, AssetSource source, bool opened, CancellationToken cancellationToken)
    {
        if (source.Type != "upload" && !opened)
        {
            throw AccessRules.Denied();
        }

        var whole = source.Extension is null ? null : await FindAsync(cloud, ResourceType.Image, source.Type, $"{source.PublicId}.{source.Extension}", cancellationToken);
        var asset = whole ?? await FindAsync(cloud, ResourceType.Image, source.Type, source.PublicId, cancellationToken);
        return opened || asset is null || asset.IsOpenAt(time.GetUtcNow()) ? asset : throw AccessRules.Denied();
    }

    /// <summary>One that is not for everybody comes first, as the wire has it; every result of it carries it along, so that it is for everybody who gets one.</summary>
    private async Task<Asset?> ProfileAsync(string cloud, string publicId, CancellationToken cancellationToken)
        => await FindAsync(cloud, ResourceType.Raw, "authenticated", publicId, cancellationToken)
            ?? await FindAsync(cloud, ResourceType.Raw, "upload", publicId, cancellationToken);

    /// <summary>Fonts and tables are used, never handed out, so those that are not for everybody serve too.</summary>
    private async Task<Asset?> RawAsync(string cloud, string publicId, CancellationToken cancellationToken)
        => await FindAsync(cloud, ResourceType.Raw, "upload", publicId, cancellationToken)
            ?? await FindAsync(cloud, ResourceType.Raw, "authenticated", publicId, cancellationToken);

    private async Task<Asset?> RemoteAsync(string cloud, string url, bool opened, bool mayFetch, CancellationToken cancellationToken)
    {
        var environment = await environments.FindAsync(cloud, cancellationToken) ?? throw new DamException(ErrorKind.NotFound, "Unknown customer");
        if (!AccessRules.IsAllowedDomain(environment, url) || (!opened && AccessRules.IsPrivate(environment, FetchAsset.Type)))
        {
            throw AccessRules.Denied();
        }

        return await FindAsync(cloud, ResourceType.Image, FetchAsset.Type, FetchAsset.PublicIdOf(url), cancellationToken)
            ?? (mayFetch ? await fetch().ExecuteAsync(environment, ResourceType.Image, url, cancellationToken) : null);
    }

    /// <exception cref="DamException">NotFound: it is there, and moderation withholds it, whoever asks.</exception>
    private async Task<Asset?> FindAsync(string cloud, ResourceType resourceType, string type, string publicId, CancellationToken cancellationToken)
    {
        var asset = await assets.FindAsync(catalog, new(cloud, resourceType, type, publicId), cancellationToken);
        return asset is not { Moderation.Length: > 0 } || await environments.FindAsync(cloud, cancellationToken) is not { } environment || !environment.Withholds(asset)
            ? asset
            : throw DamException.NotFound(publicId);
    }
}
