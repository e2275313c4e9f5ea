using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Which pictures a name of a sprite or an animation stands for: those with a tag, or a set that was named by addresses and kept.</summary>
internal sealed partial class JoinedMembers(ListAssets list, Catalog catalog, ITableStore tables)
{
    private const string Table = "joinedsets";

    /// <summary>By ascending public id; a set in its own order.</summary>
    /// <exception cref="DamException">NotFound: there is none. InvalidParameter: too many.</exception>
    public async Task<IReadOnlyList<JoinedMember>> FindAsync(ProductEnvironment environment, string name, CancellationToken cancellationToken)
        => SetName().IsMatch(name) && await SetAsync(environment.CloudName, name, cancellationToken) is { } set
            ? Demanded(environment, name, set)
            : await TaggedAsync(environment, name, cancellationToken);

    /// <summary>A set is whole or not at all.</summary>
    /// <exception cref="DamException">NotFound: moderation withholds one of them.</exception>
    public static IReadOnlyList<JoinedMember> Demanded(ProductEnvironment environment, string name, IReadOnlyList<JoinedMember> members)
        => members.Any(member => environment.Withholds(member.Asset)) ? throw DamException.NotFound(name) : members;

    /// <summary>Keeps a set. The same pictures in the same order have the same name.</summary>
    /// <returns>32 hex digits.</returns>
    public async Task<string> KeepAsync(string cloud, IReadOnlyList<JoinedMember> members, CancellationToken cancellationToken)
    {
        var kept = new JoinedSet([.. members.Select(member => new JoinedSetMember(member.Asset.AssetId, member.Before.ToString()))]);
        var json = JsonSerializer.SerializeToUtf8Bytes(kept, JoinedSetJson.Default.JoinedSet);
        var name = Convert.ToHexStringLower(SHA256.HashData(json))[..32];
        var row = new Row(cloud, name, AssetRows.Body(kept, JoinedSetJson.Default.JoinedSet));
        await tables.ApplyAsync(Table, cloud, [new RowChange.Put(row)], cancellationToken);
        return name;
    }

    public static void DemandCount(int count)
    {
        if (count > JoinRequest.MostPictures)
        {
            throw DamException.Invalid($"At most {JoinRequest.MostPictures} pictures can be joined");
        }
    }

    private async Task<IReadOnlyList<JoinedMember>?> SetAsync(string cloud, string name, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(Table, cloud, name, cancellationToken) is not { } row)
        {
            return null;
        }

        var set = AssetRows.Read(row, JoinedSetJson.Default.JoinedSet);
        var assets = await Task.WhenAll(set.Members.Select(member => catalog.FindByIdAsync(cloud, member.AssetId, cancellationToken)));
        return [.. set.Members.Zip(assets, (member, asset) => new JoinedMember(asset ?? throw DamException.NotFound(name), Transformation.Parse(member.Transformation)))];
    }

    private async Task<IReadOnlyList<JoinedMember>> TaggedAsync(ProductEnvironment environment, string tag, CancellationToken cancellationToken)
    {
        var page = await list.TaggedAsync(Caller.System("joined"), environment.CloudName, ResourceType.Image, tag, JoinRequest.MostPictures + 1, null, cancellationToken);
        var assets = page.Assets.Where(asset => asset.Type == "upload" && !asset.Restricts() && !environment.Withholds(asset)).OrderBy(asset => asset.PublicId, StringComparer.Ordinal).ToList();
        DemandCount(assets.Count);
        return assets.Count > 0 ? [.. assets.Select(JoinedMember.Of)] : throw DamException.NotFound(tag);
    }

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex SetName();
}

internal sealed record JoinedSet(ImmutableArray<JoinedSetMember> Members);

/// <param name="Transformation">Canonical text; empty for none.</param>
internal sealed record JoinedSetMember(string AssetId, string Transformation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JoinedSet))]
internal sealed partial class JoinedSetJson : JsonSerializerContext;
