using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Archives;

/// <summary>Finds what an archive is to hold: point reads for names, range scans for tags and prefixes. What moderation withholds is not there.</summary>
public sealed class SelectMembers(ListAssets list, FolderMembers folders, Catalog catalog, IOptions<ArchiveOptions> options)
{
    private const int PageSize = 500;

    /// <summary>Names are looked up so many at a time.</summary>
    private const int AtOnce = 50;

    /// <exception cref="DamException">
    /// NotFound: a name that nothing has, or nothing at all. InvalidParameter: more than one archive holds. Forbidden: the caller may not see one.
    /// </exception>
    public async Task<ArchiveSelection> ExecuteAsync(Caller caller, ProductEnvironment environment, ArchiveRequest request, CancellationToken cancellationToken)
    {
        var cloud = environment.CloudName;
        request.Validate();
        var found = new Members(request.Type, options.Value);
        var missing = await ByNameAsync(environment, request, found, cancellationToken);
        if (missing.Count > 0 && !request.AllowMissing)
        {
            throw DamException.NotFound(string.Join(", ", missing.Take(10)) + (missing.Count > 10 ? $" and {missing.Count - 10} more" : ""));
        }

        var emptyTags = await EmptyAsync(environment, request.Tags, tag => ByTag(caller, cloud, request.ResourceType, tag, cancellationToken), found);
        var emptyPrefixes = await EmptyAsync(environment, request.Prefixes, prefix => ByPrefix(caller, cloud, request, prefix, cancellationToken), found);
        var assets = found.Ordered();
        if (assets.Count == 0 && !request.AllowMissing)
        {
            throw new DamException(ErrorKind.NotFound, "Resource not found - nothing has these public ids, tags or prefixes");
        }

        foreach (var asset in assets)
        {
            caller.Demand(FolderPermission.View, asset.Folder);
        }

        return new(assets, missing, emptyTags, emptyPrefixes) { Entries = Entries(assets, request.Transformations) };
    }

    private List<ArchiveEntry> Entries(IReadOnlyList<Asset> assets, IReadOnlyList<EagerTransformation> transformations)
    {
        // Only pictures are transformed; what lies beside them is packed as it is.
        var entries = assets.SelectMany(asset => asset.ResourceType == ResourceType.Image && transformations.Count > 0
            ? transformations.Select(each => new ArchiveEntry(asset, each))
            : [new ArchiveEntry(asset, null)]).Take(options.Value.MaximumFiles + 1).ToList();
        return entries.Count <= options.Value.MaximumFiles
            ? entries
            : throw DamException.Invalid($"An archive can hold at most {options.Value.MaximumFiles} files");
    }

    private async Task<List<string>> ByNameAsync(ProductEnvironment environment, ArchiveRequest request, Members found, CancellationToken cancellationToken)
    {
        var cloud = environment.CloudName;
        var kinds = request.ResourceType is { } one ? [one] : Enum.GetValues<ResourceType>();
        var named = request.PublicIds.Select(id => (Name: id, Keys: kinds.Select(kind => new AssetKey(cloud, kind, request.Type, id)).ToArray()))
            .Concat(request.FullyQualifiedPublicIds.Select(name => (Name: name, Keys: new[] { Qualified(cloud, name) })));
        var missing = new List<string>();
        foreach (var some in named.Chunk(AtOnce))
        {
            var assets = await Task.WhenAll(some.Select(each => Task.WhenAll(each.Keys.Select(key => catalog.FindAsync(key, cancellationToken)))));
            foreach (var (each, any) in some.Zip(assets))
            {
                if (any.OfType<Asset>().Where(asset => !environment.Withholds(asset)).ToList() is { Count: > 0 } there)
                {
                    found.AddNamed(there);
                }
                else
                {
                    missing.Add(each.Name);
                }
            }
        }

        return missing;
    }

    /// <exception cref="DamException">InvalidParameter: not <c>{resource type}/{type}/{public id}</c>.</exception>
    private static AssetKey Qualified(string cloud, string name)
        => name.Split('/', 3) is [var kind, var type, { Length: > 0 } publicId] && ResourceTypeNames.TryParse(kind, out var resourceType)
            ? new(cloud, resourceType.Value, type, publicId)
            : throw DamException.Invalid($"Invalid value for parameter fully_qualified_public_ids: {name}");

    private IAsyncEnumerable<Asset> ByTag(Caller caller, string cloud, ResourceType? kind, string tag, CancellationToken cancellationToken)
        => Pages(cursor => kind is { } one
            ? list.TaggedAsync(caller, cloud, one, tag, PageSize, cursor, cancellationToken)
            : list.TaggedAsync(caller, cloud, tag, PageSize, cursor, cancellationToken));

    private async IAsyncEnumerable<Asset> ByPrefix(
        Caller caller, string cloud, ArchiveRequest request, string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var kind in request.ResourceType is { } one ? [one] : Enum.GetValues<ResourceType>())
        {
            await foreach (var asset in Pages(cursor => list.ByPrefixAsync(caller, cloud, kind, request.Type, prefix, PageSize, cursor, cancellationToken)))
            {
                yield return asset;
            }
        }

        if (request.ResourceType is null && prefix.Trim('/') is { Length: > 0 } folder)
        {
            await foreach (var asset in folders.AllAsync(cloud, folder, cancellationToken))
            {
                yield return asset;
            }
        }
    }

    private static async IAsyncEnumerable<Asset> Pages(Func<string?, Task<AssetPage>> next)
    {
        string? cursor = null;
        do
        {
            var page = await next(cursor);
            foreach (var asset in page.Assets)
            {
                yield return asset;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private static async Task<IReadOnlyList<string>> EmptyAsync(
        ProductEnvironment environment, IReadOnlyList<string> names, Func<string, IAsyncEnumerable<Asset>> select, Members found)
    {
        var empty = new List<string>();
        foreach (var name in names)
        {
            var any = false;
            await foreach (var asset in select(name))
            {
                any |= !environment.Withholds(asset) && found.Add(asset);
            }

            if (!any)
            {
                empty.Add(name);
            }
        }

        return empty;
    }
}
