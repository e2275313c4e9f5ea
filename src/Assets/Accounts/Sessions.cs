using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts;

/// <summary>
/// Sessions as rows, a partition for each user. A token is the user's id, a dot and 256 random bits; what is stored is its hash,
/// so that whoever reads the rows cannot act as anybody.
/// </summary>
public sealed partial class Sessions(ITableStore tables, IdGenerator ids, TimeProvider time)
{
    /// <summary>After so long without use a session is over.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromDays(14);

    /// <summary>However much it is used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>How exactly the last use is kept: not every request is a write.</summary>
    internal static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(10);

    private const string Table = "sessions";

    /// <summary>A new session, always with a new token: one that was known before the sign-in is worth nothing after it.</summary>
    public async Task<(string Token, Session Session)> StartAsync(string userId, bool byLink, CancellationToken cancellationToken)
    {
        await EndAllAsync(userId, session => session.IsOver(time.GetUtcNow()), cancellationToken);
        var token = $"{userId}.{ids.Hex32()}{ids.Hex32()}";
        var session = new Session(userId, SecretHash.Of(token), time.GetUtcNow(), time.GetUtcNow(), byLink);
        await tables.ApplyAsync(Table, userId, [new RowChange.Insert(ToRow(session))], cancellationToken);
        return (token, session);
    }

    /// <summary>The session that a browser's token stands for; null when it is none, over or revoked.</summary>
    public async Task<Session?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!TokenForm().IsMatch(token)
            || await tables.GetAsync(Table, token[..32], SecretHash.Of(token), cancellationToken) is not { } row)
        {
            return null;
        }

        var (session, now) = (FromRow(row), time.GetUtcNow());
        if (session.IsOver(now))
        {
            return null;
        }

        if (now - session.SeenAt >= SeenStep)
        {
            // Whoever was faster wrote the same; a session ended meanwhile stays ended, hence the condition.
            session = session with { SeenAt = now };
            await tables.ApplyAsync(Table, session.UserId, [new RowChange.Put(ToRow(session), row.ETag)], cancellationToken);
        }

        return session;
    }

    public async Task EndAsync(Session session, CancellationToken cancellationToken)
        => await tables.ApplyAsync(Table, session.UserId, [new RowChange.Delete(session.Id)], cancellationToken);

    /// <summary>From here on it is a session like any other: the link's licence is used up. One that ended meanwhile stays ended.</summary>
    public async Task<Session> UseUpLinkAsync(Session session, CancellationToken cancellationToken)
    {
        while (session.ByLink && await tables.GetAsync(Table, session.UserId, session.Id, cancellationToken) is { } row)
        {
            var used = FromRow(row) with { ByLink = false };
            if (await tables.ApplyAsync(Table, session.UserId, [new RowChange.Put(ToRow(used), row.ETag)], cancellationToken) is null)
            {
                return used;
            }
        }

        return session with { ByLink = false };
    }

    /// <summary>Signs a user out everywhere but here.</summary>
    public Task EndOthersAsync(Session kept, CancellationToken cancellationToken)
        => EndAllAsync(kept.UserId, session => session.Id != kept.Id, cancellationToken);

    private async Task EndAllAsync(string userId, Func<Session, bool> ends, CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(Table, userId, RowRange.All, 100, continuation, cancellationToken);
            List<RowChange> ended = [.. page.Rows.Where(row => ends(FromRow(row))).Select(row => new RowChange.Delete(row.RowKey))];
            if (ended.Count > 0)
            {
                await tables.ApplyAsync(Table, userId, ended, cancellationToken);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    private static Row ToRow(Session session)
        => new(session.UserId, session.Id, ImmutableDictionary<string, object>.Empty.Add("created_at", session.CreatedAt).Add("seen_at", session.SeenAt).Add("by_link", session.ByLink));

    private static Session FromRow(Row row)
        => new(row.PartitionKey, row.RowKey, (DateTimeOffset)row.Values["created_at"], (DateTimeOffset)row.Values["seen_at"], row.Values.TryGetValue("by_link", out var byLink) && (bool)byLink);

    [GeneratedRegex(@"\A[0-9a-f]{32}\.[0-9a-f]{64}\z")]
    private static partial Regex TokenForm();
}
