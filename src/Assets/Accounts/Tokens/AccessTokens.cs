using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Tokens;

/// <summary>
/// Bearer tokens, a partition for each cloud. A token is an id and 256 random bits; what is stored is its hash, so that whoever
/// reads the rows cannot act by it. Asking for one is a point read, whatever was sent. A token is as good as the access key that it
/// was made with: where that is deleted or disabled, nothing that was made with it opens anything.
/// </summary>
public sealed partial class AccessTokens(ITableStore tables, IdGenerator ids, TimeProvider time)
{
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromDays(90);

    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(3650);

    private const string Table = "accesstokens";

    private const int MostOfCloud = 1000;

    /// <param name="lifetime">More than nothing, at most <see cref="LongestLifetime"/>.</param>
    /// <exception cref="DamException">Forbidden; InvalidParameter.</exception>
    public async Task<(string Token, AccessToken Described)> IssueAsync(
        Caller caller, string cloud, string name, Role role, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        Demand(caller);
        if (role is < Role.MediaLibraryAdmin or > Role.Admin || role > caller.Role)
        {
            throw DamException.Invalid("role must be one of admin, technical_admin, media_library_admin, and no more than one's own");
        }

        if (lifetime <= TimeSpan.Zero || lifetime > LongestLifetime)
        {
            throw DamException.Invalid($"expires_in must be 1 to {(long)LongestLifetime.TotalSeconds} seconds");
        }

        var apiKey = caller.Key?.ApiKey ?? caller.IssuingKey ?? throw new DamException(ErrorKind.Forbidden, "Access tokens are made with an access key");
        if ((await ListAsync(caller, cloud, cancellationToken)).Count >= MostOfCloud)
        {
            throw DamException.Invalid($"Too many tokens. Maximum is {MostOfCloud}; delete some.");
        }

        var token = new AccessToken(ids.Hex32(), cloud, apiKey, AccountRules.DemandName(name), role, time.GetUtcNow(), time.GetUtcNow() + lifetime);
        var text = $"dam_{token.Id}_{ids.Hex32()}{ids.Hex32()}";
        await tables.ApplyAsync(Table, cloud, [new RowChange.Insert(ToRow(token, SecretHash.Of(text)))], cancellationToken);
        return (text, token);
    }

    /// <summary>Who a token stands for in a cloud; null when it is none of it, too old or revoked, or its key is no longer one.</summary>
    /// <param name="environment">As it is now: its keys count.</param>
    public async Task<Caller?> FindAsync(ProductEnvironment environment, string text, CancellationToken cancellationToken)
    {
        if (Form().Match(text) is not { Success: true } match
            || await tables.GetAsync(Table, environment.CloudName, match.Groups["id"].Value, cancellationToken) is not { } row
            || !IsSame(row.Text("hash")!, SecretHash.Of(text)))
        {
            return null;
        }

        var token = FromRow(row);
        return token.ExpiresAt > time.GetUtcNow() && environment.FindKey(token.ApiKey) is not null ? Caller.Token(token.Id, token.Role, token.ApiKey) : null;
    }

    /// <summary>Newest first; those that are over are dropped on the way.</summary>
    /// <exception cref="DamException">Forbidden.</exception>
    public async Task<IReadOnlyList<AccessToken>> ListAsync(Caller caller, string cloud, CancellationToken cancellationToken)
    {
        Demand(caller);
        var page = await tables.QueryAsync(Table, cloud, RowRange.All, MostOfCloud, null, cancellationToken);
        var over = page.Rows.Where(row => FromRow(row).ExpiresAt <= time.GetUtcNow()).ToList();
        foreach (var some in over.Chunk(100))
        {
            await tables.ApplyAsync(Table, cloud, [.. some.Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);
        }

        return [.. page.Rows.Except(over).Select(FromRow).OrderByDescending(token => token.CreatedAt).ThenBy(token => token.Id, StringComparer.Ordinal)];
    }

    /// <returns>False when there was none.</returns>
    /// <exception cref="DamException">Forbidden.</exception>
    public async Task<bool> RevokeAsync(Caller caller, string cloud, string id, CancellationToken cancellationToken)
    {
        Demand(caller);
        return Id().IsMatch(id) && await tables.ApplyAsync(Table, cloud, [new RowChange.Delete(id, MustExist: true)], cancellationToken) is null;
    }

    private static void Demand(Caller caller)
    {
        if (caller.Role < Role.Admin)
        {
            throw new DamException(ErrorKind.Forbidden, "Access tokens need the role of an admin");
        }
    }

    private static bool IsSame(string hash, string other)
        => System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(hash), System.Text.Encoding.ASCII.GetBytes(other));

    private static Row ToRow(AccessToken token, string hash) => new(token.CloudName, token.Id, ImmutableDictionary<string, object>.Empty
        .Add("hash", hash)
        .Add("api_key", token.ApiKey)
        .Add("name", token.Name)
        .Add("role", token.Role.ToString())
        .Add("created_at", token.CreatedAt)
        .Add("expires_at", token.ExpiresAt));

    private static AccessToken FromRow(Row row) => new(
        row.RowKey, row.PartitionKey, row.Text("api_key") ?? "", row.Text("name")!, Enum.Parse<Role>(row.Text("role")!), (DateTimeOffset)row.Values["created_at"], (DateTimeOffset)row.Values["expires_at"]);

    [GeneratedRegex(@"\Adam_(?<id>[0-9a-f]{32})_[0-9a-f]{64}\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex Id();
}
