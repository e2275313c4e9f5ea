using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>Tokens by which a page that has just uploaded an asset can take it back, without any other credential. What is stored is a token's hash.</summary>
public sealed partial class DeleteTokens(ITableStore tables, Catalog catalog, DeleteAsset delete, IProductEnvironments environments, IdGenerator ids, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    internal const string Table = "deletetokens";
    private const string AssetId = "asset";
    private const string VersionId = "version";

    /// <summary>A token for this version of an asset: its end in Unix seconds (16 hex digits) and 256 random bits.</summary>
    public async Task<string> IssueAsync(Asset asset, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Lifetime;
        var token = $"{until.ToUnixTimeSeconds():x16}{ids.Hex32()}{ids.Hex32()}";
        var row = new Row(asset.Cloud, KeyOf(token), ImmutableDictionary<string, object>.Empty.Add(AssetId, asset.AssetId).Add(VersionId, asset.VersionId));
        await tables.ApplyAsync(Table, asset.Cloud, [new RowChange.Insert(row)], cancellationToken);
        return token;
    }

    /// <summary>Deletes the asset that a token stands for, while it is the version that came with the token. A token serves once.</summary>
    /// <returns>The asset that is gone; null when somebody deleted it before, or uploaded another version.</returns>
    /// <exception cref="DamException">InvalidParameter: no token of this cloud, used, or too old.</exception>
    public async Task<Asset?> RedeemAsync(string cloud, string token, CancellationToken cancellationToken)
    {
        // Forged ends find no row; whether one is over may be told to everybody.
        if (!Form().IsMatch(token))
        {
            throw Unknown();
        }

        var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(token.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        if (until <= time.GetUtcNow())
        {
            throw DamException.Invalid(
                $"Stale request - reported time is {(until - Lifetime).ToString("yyyy-MM-dd HH:mm:ss '+0000'", CultureInfo.InvariantCulture)} which is more than {Lifetime.TotalMinutes} minutes ago");
        }

        var key = KeyOf(token);
        if (await tables.GetAsync(Table, cloud, key, cancellationToken) is not { } row
            || await tables.ApplyAsync(Table, cloud, [new RowChange.Delete(key, row.ETag, MustExist: true)], cancellationToken) is not null)
        {
            throw Unknown();
        }

        var keep = await environments.FindAsync(cloud, cancellationToken) is { KeepsVersions: true };
        return row.Text(VersionId) is { } version && await catalog.FindByIdAsync(cloud, row.Text(AssetId)!, cancellationToken) is { } asset
            ? await delete.ExecuteAsync(Caller.System("delete token"), asset.Key, version, keep, cancellationToken)
            : null;
    }

    /// <summary>Those that are over lie first: a scan that ends where time is.</summary>
    internal async Task DropExpiredAsync(CancellationToken cancellationToken)
    {
        var expired = new RowRange("", $"{time.GetUtcNow().ToUnixTimeSeconds():x16}");
        await foreach (var cloud in tables.PartitionsAsync(Table, cancellationToken))
        {
            while (await tables.QueryAsync(Table, cloud, expired, 100, null, cancellationToken) is { Rows.Count: > 0 } page)
            {
                await tables.ApplyAsync(Table, cloud, [.. page.Rows.Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);
            }
        }
    }

    private static string KeyOf(string token) => $"{token[..16]}-{SecretHash.Of(token)}";

    private static DamException Unknown() => DamException.Invalid("Invalid token");

    [GeneratedRegex(@"\A0{8}[0-9a-f]{72}\z")]
    private static partial Regex Form();
}
