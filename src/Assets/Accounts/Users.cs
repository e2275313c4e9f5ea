using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts;

/// <summary>The people who have an account here.</summary>
public sealed class Users(ITableStore tables, IdGenerator ids, TimeProvider time)
{
    public async Task<User?> FindAsync(string id, CancellationToken cancellationToken)
        => await tables.GetAsync(UserRows.Table, UserRows.Partition, UserRows.Key(id), cancellationToken) is { } row ? UserRows.ToUser(row) : null;

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
                throw new DamException(ErrorKind.AlreadyExists, "Somebody else has this e-mail address") { Field = "email" };
            }
        }

        throw DamException.NotFound(id);
    }

    private static string? KeyOf(string? email) => email is null ? null : UserRows.ByEmail(email);

    private async Task<User?> FollowAsync(string pointer, CancellationToken cancellationToken)
        => await tables.GetAsync(UserRows.Table, UserRows.Partition, pointer, cancellationToken) is { } row
            ? await FindAsync(row.Text(UserRows.Pointer)!, cancellationToken)
            : null;
}
