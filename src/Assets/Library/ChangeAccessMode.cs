using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Restrictions;

namespace ServerlessDam.Assets.Library;

/// <summary>Sets the access mode of many assets: <c>public</c> or <c>authenticated</c>.</summary>
public sealed class ChangeAccessMode(ListAssets list, LabelAssets label)
{
    /// <summary>In one call; what is beyond is left to the next.</summary>
    private const int Most = 1000;

    /// <returns>Those that exist, as they are now.</returns>
    /// <exception cref="DamException">InvalidParameter: no such mode, or too many ids.</exception>
    public async Task<IReadOnlyList<Asset>> ByIdsAsync(Caller caller, string accessMode, IReadOnlyList<AssetKey> keys, CancellationToken cancellationToken)
    {
        if (keys.Count > Most)
        {
            throw DamException.Invalid($"Too many public_ids: {keys.Count}, at most {Most}");
        }

        return await SetAsync(caller, accessMode, keys, cancellationToken);
    }

    /// <inheritdoc cref="ByIdsAsync"/>
    public async Task<IReadOnlyList<Asset>> ByPrefixAsync(
        Caller caller, string accessMode, string cloud, ResourceType resourceType, string type, string prefix, CancellationToken cancellationToken)
    {
        var page = await list.ByPrefixAsync(caller, cloud, resourceType, type, prefix, Most, null, cancellationToken);
        return await SetAsync(caller, accessMode, [.. page.Assets.Select(asset => asset.Key)], cancellationToken);
    }

    /// <inheritdoc cref="ByIdsAsync"/>
    public async Task<IReadOnlyList<Asset>> ByTagAsync(
        Caller caller, string accessMode, string cloud, ResourceType resourceType, string type, string tag, CancellationToken cancellationToken)
    {
        var page = await list.TaggedAsync(caller, cloud, resourceType, tag, Most, null, cancellationToken);
        return await SetAsync(caller, accessMode, [.. page.Assets.Where(asset => asset.Type == type).Select(asset => asset.Key)], cancellationToken);
    }

    private async Task<IReadOnlyList<Asset>> SetAsync(Caller caller, string accessMode, IReadOnlyList<AssetKey> keys, CancellationToken cancellationToken)
    {
        if (accessMode is not (AssetRestriction.Public or AssetRestriction.Authenticated))
        {
            throw DamException.Invalid($"Invalid value for parameter access_mode: {accessMode}");
        }

        var changed = new List<Asset>();
        foreach (var key in keys)
        {
            if (await label.ChangeAsync(caller, key, asset => asset with { AccessMode = accessMode }, cancellationToken) is { } asset)
            {
                changed.Add(asset);
            }
        }

        return changed;
    }
}
