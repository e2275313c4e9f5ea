using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Library;

/// <param name="Failed">Those that stay as they are, each with the reason.</param>
public sealed record Published(IReadOnlyList<Asset> Assets, IReadOnlyList<(string PublicId, string Problem)> Failed);

/// <summary>Makes private and authenticated assets public: their delivery type becomes <c>upload</c>.</summary>
public sealed class PublishAssets(Catalog catalog, ListAssets list, RenameAsset rename)
{
    /// <summary>In one call; what is beyond is left to the next.</summary>
    private const int Most = 1000;

    private static readonly string[] Restricted = ["private", "authenticated"];

    /// <param name="type">Null for private and authenticated ones.</param>
    public async Task<Published> ByIdsAsync(
        Caller caller, ProductEnvironment environment, ResourceType resourceType, string? type, IReadOnlyList<string> publicIds, bool overwrite, CancellationToken cancellationToken)
    {
        if (publicIds.Count > Most)
        {
            throw DamException.Invalid($"Too many public_ids: {publicIds.Count}, at most {Most}");
        }

        var found = new List<Asset>();
        foreach (var id in publicIds)
        {
            foreach (var each in TypesOf(type))
            {
                if (await catalog.FindAsync(new(environment.CloudName, resourceType, each, id), cancellationToken) is { } asset)
                {
                    found.Add(asset);
                }
            }
        }

        return await PublishAsync(caller, environment, found, overwrite, cancellationToken);
    }

    /// <inheritdoc cref="ByIdsAsync"/>
    public async Task<Published> ByPrefixAsync(
        Caller caller, ProductEnvironment environment, ResourceType resourceType, string? type, string prefix, bool overwrite, CancellationToken cancellationToken)
    {
        var found = new List<Asset>();
        foreach (var each in TypesOf(type))
        {
            found.AddRange((await list.ByPrefixAsync(
                caller, environment.CloudName, resourceType, each, prefix, Most - found.Count, null, cancellationToken)).Assets);
            if (found.Count == Most)
            {
                break;
            }
        }

        return await PublishAsync(caller, environment, found, overwrite, cancellationToken);
    }

    /// <inheritdoc cref="ByIdsAsync"/>
    public async Task<Published> ByTagAsync(
        Caller caller, ProductEnvironment environment, ResourceType resourceType, string? type, string tag, bool overwrite, CancellationToken cancellationToken)
    {
        var page = await list.TaggedAsync(caller, environment.CloudName, resourceType, tag, Most, null, cancellationToken);
        return await PublishAsync(caller, environment, [.. page.Assets.Where(asset => TypesOf(type).Contains(asset.Type))], overwrite, cancellationToken);
    }

    private static string[] TypesOf(string? type) => type is null ? Restricted : [.. Restricted.Where(each => each == type)];

    private async Task<Published> PublishAsync(
        Caller caller, ProductEnvironment environment, List<Asset> assets, bool overwrite, CancellationToken cancellationToken)
    {
        var (published, failed) = (new List<Asset>(), new List<(string, string)>());
        foreach (var asset in assets)
        {
            try
            {
                published.Add(await rename.ExecuteAsync(caller, environment, asset.Key, asset.PublicId, "upload", overwrite, cancellationToken));
            }
            catch (DamException e) when (e.Kind is ErrorKind.InvalidParameter or ErrorKind.NotFound or ErrorKind.Forbidden)
            {
                failed.Add((asset.PublicId, e.Message));
            }
        }

        return new(published, failed);
    }
}
