using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts;

/// <summary>The people who have an account here.</summary>
public sealed class Users(ITableStore tables, IdGenerator ids, TimeProvider time)
{
    /// <summary>Ids come from outside, and keys have a length.</summary>
    private const int LongestId = 64;

    public async Task<User?> FindAsync(string id, CancellationToken cancellationToken)
        => id.Length <= LongestId && await tables.GetAsync(UserRows.Table, UserRows.Partition, UserRows.Key(id), cancellationToken) is { } row ? UserRows.ToUser(row) : null;

    /// <summary>Everybody, in no particular order.</summary>
    public async Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken)
    {
        List<User> all = [];
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(UserRows.Table, UserRows.Partition, RowRange.Prefix(UserRows.All), 1000, continuation, cancellationToken);
            all.AddRange(page.Rows.Select(UserRows.ToUser));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return all;
    }

    /// <exception cref="DamException">AlreadyExists: the e-mail address is somebody else's.</exception>
    public async Task CreateAsync(User user, CancellationToken cancellationToken)
    {
        List<RowChange> changes = [new RowChange.Insert(UserRows.From(user))];
        changes.AddRange(KeyOf(user.Email) is { } key ? [new RowChange.Insert(UserRows.PointerTo(key, user.Id))] : []);
        if (await tables.ApplyAsync(UserRows.Table, UserRows.Partition, changes, cancellationToken) is not null)
        {
            throw EmailTaken();
        }
    }

    /// <returns>False when there was none.</returns>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        while (await FindAsync(id, cancellationToken) is { } user)
        {
            List<RowChange> changes = [new RowChange.Delete(UserRows.Key(id), user.RowETag, MustExist: true)];
            changes.AddRange(KeyOf(user.Email) is { } key ? [new RowChange.Delete(key)] : []);
            if (await tables.ApplyAsync(UserRows.Table, UserRows.Partition, changes, cancellationToken) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether this is the first master admin: whoever runs the server gets in as this one, so that they stay.</summary>
    public async Task<bool> IsFirstAsync(string id, CancellationToken cancellationToken)
        => (await tables.GetAsync(UserRows.Table, UserRows.Partition, UserRows.First, cancellationToken))?.Text(UserRows.Pointer) == id;

    public Task<User?> FindByEmailAsync(string email, CancellationToken cancellationToken)
        => AccountRules.IsEmail(email) ? FollowAsync(UserRows.ByEmail(email), cancellationToken) : Task.FromResult<User?>(null);

    /// <summary>The first master admin, made now if need be: whoever runs the server gets in as this one.</summary>
    public async Task<User> FirstAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FollowAsync(UserRows.First, cancellationToken) is { } first)
            {
                return first;
            }

            var made = new User { Id = ids.Hex32(), Name = "Master admin", Role = Role.MasterAdmin, CreatedAt = time.GetUtcNow() };
            await tables.ApplyAsync(
                UserRows.Table,
                UserRows.Partition,
                [new RowChange.Insert(UserRows.From(made)), new RowChange.Insert(UserRows.PointerTo(UserRows.First, made.Id))],
                cancellationToken);
        }
    }

    /// <summary>Changes a user from whatever they are now.</summary>
    /// <exception cref="DamException">NotFound: there is none. AlreadyExists: the e-mail address is somebody else's.</exception>
    public async Task<User> ChangeAsync(string id, Func<User, User> change, CancellationToken cancellationToken)
    {
        while (await FindAsync(id, cancellationToken) is { } user)
        {
            var after = change(user);
            var row = UserRows.From(after);
            List<RowChange> changes = [new RowChange.Put(row, user.RowETag)];
            var (oldKey, newKey) = (KeyOf(user.Email), KeyOf(after.Email));
            if (oldKey != newKey)
            {
                changes.AddRange(oldKey is null ? [] : [new RowChange.Delete(oldKey)]);
                changes.AddRange(newKey is null ? [] : [new RowChange.Insert(UserRows.PointerTo(newKey, id))]);
            }

            var conflict = await tables.ApplyAsync(UserRows.Table, UserRows.Partition, changes, cancellationToken);
            if (conflict is null)
            {
                return await FindAsync(id, cancellationToken) ?? after;
            }

            if (conflict == newKey)
            {
                throw EmailTaken();
            }
        }

        throw DamException.NotFound(id);
    }

    private static DamException EmailTaken() => new(ErrorKind.AlreadyExists, "Somebody else has this e-mail address") { Field = "email" };

    private static string? KeyOf(string? email) => email is null ? null : UserRows.ByEmail(email);

    private async Task<User?> FollowAsync(string pointer, CancellationToken cancellationToken)
        => await tables.GetAsync(UserRows.Table, UserRows.Partition, pointer, cancellationToken) is { } row
            ? await FindAsync(row.Text(UserRows.Pointer)!, cancellationToken)
            : null;
}
