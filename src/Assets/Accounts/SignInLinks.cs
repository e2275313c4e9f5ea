using System.Collections.Immutable;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Links that sign a user in once. What is stored is a token's hash.</summary>
public sealed class SignInLinks(ITableStore tables, IdGenerator ids, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Table = "signinlinks";
    private const string Partition = "account";
    private const string UserValue = "user";
    private const string UntilValue = "until";

    private TaskCompletionSource _used = NewSignal();

    /// <summary>Completes when this process redeems the next link.</summary>
    public Task Used => Volatile.Read(ref _used).Task;

    /// <summary>A new token for a link, 64 hex digits.</summary>
    public async Task<string> IssueAsync(string userId, CancellationToken cancellationToken)
    {
        await DropExpiredAsync(cancellationToken);
        var token = ids.Hex32() + ids.Hex32();
        var row = new Row(Partition, SecretHash.Of(token), ImmutableDictionary<string, object>.Empty
            .Add(UserValue, userId)
            .Add(UntilValue, time.GetUtcNow() + Lifetime));
        await tables.ApplyAsync(Table, Partition, [new RowChange.Insert(row)], cancellationToken);
        return token;
    }

    /// <summary>The user that a link is for; null when it is none, too old or used. Of two who come at once one gets in.</summary>
    public async Task<string?> RedeemAsync(string token, CancellationToken cancellationToken)
    {
        var key = SecretHash.Of(token);
        if (await tables.GetAsync(Table, Partition, key, cancellationToken) is not { } row
            || await tables.ApplyAsync(Table, Partition, [new RowChange.Delete(key, row.ETag, MustExist: true)], cancellationToken) is not null)
        {
            return null;
        }

        Interlocked.Exchange(ref _used, NewSignal()).SetResult();
        return (DateTimeOffset)row.Values[UntilValue] > time.GetUtcNow() ? row.Text(UserValue) : null;
    }

    private async Task DropExpiredAsync(CancellationToken cancellationToken)
    {
        var page = await tables.QueryAsync(Table, Partition, RowRange.All, 100, null, cancellationToken);
        List<RowChange> expired =
        [
            .. page.Rows.Where(row => (DateTimeOffset)row.Values[UntilValue] <= time.GetUtcNow()).Select(row => new RowChange.Delete(row.RowKey)),
        ];
        if (expired.Count > 0)
        {
            await tables.ApplyAsync(Table, Partition, expired, cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
