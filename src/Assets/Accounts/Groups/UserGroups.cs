using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Groups;

/// <summary>The groups of the account's people, for its owner.</summary>
public sealed class UserGroups(ITableStore tables, Users users, IdGenerator ids, TimeProvider time)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<UserGroup>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        var rows = await ReadAsync(GroupRows.All, cancellationToken);
        return [.. rows.Select(GroupRows.ToGroup).OrderByDescending(group => group.CreatedAt).ThenBy(group => group.Id, StringComparer.Ordinal)];
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task<UserGroup> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        return await FindAsync(id, cancellationToken) ?? throw NotFound(id);
    }

    /// <exception cref="DamException">InvalidParameter: no name.</exception>
    public async Task<UserGroup> CreateAsync(Caller caller, string name, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        var group = new UserGroup(ids.Hex32(), AccountRules.DemandName(name), time.GetUtcNow());
        await ApplyAsync([new RowChange.Insert(GroupRows.From(group))], cancellationToken);
        return group;
    }

    /// <exception cref="DamException">NotFound; InvalidParameter: no name.</exception>
    public async Task<UserGroup> RenameAsync(Caller caller, string id, string name, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        name = AccountRules.DemandName(name);
        while (await FindAsync(id, cancellationToken) is { } group)
        {
            var renamed = group with { Name = name };
            if (await ApplyAsync([new RowChange.Put(GroupRows.From(renamed), group.RowETag)], cancellationToken))
            {
                return renamed;
            }
        }

        throw NotFound(id);
    }

    /// <summary>Its people stay.</summary>
    /// <exception cref="DamException">NotFound.</exception>
    public async Task DeleteAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        if (await FindAsync(id, cancellationToken) is null || !await ApplyAsync([new RowChange.Delete(GroupRows.Key(id), MustExist: true)], cancellationToken))
        {
            throw NotFound(id);
        }

        foreach (var row in await ReadAsync(GroupRows.MembersOf(id), cancellationToken))
        {
            await RemoveAsync(id, GroupRows.UserOf(row), cancellationToken);
        }
    }

    /// <summary>In order of their names.</summary>
    /// <exception cref="DamException">NotFound.</exception>
    public async Task<IReadOnlyList<User>> MembersAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        _ = await FindAsync(caller, id, cancellationToken);
        List<User> members = [];
        foreach (var row in await ReadAsync(GroupRows.MembersOf(id), cancellationToken))
        {
            // Somebody whose account was deleted a moment ago may still be listed.
            members.AddRange(await users.FindAsync(GroupRows.UserOf(row), cancellationToken) is { } user ? [user] : []);
        }

        return [.. members.OrderBy(user => user.Name, StringComparer.OrdinalIgnoreCase).ThenBy(user => user.Id, StringComparer.Ordinal)];
    }

    /// <exception cref="DamException">NotFound: no such group, no such user.</exception>
    public async Task AddMemberAsync(Caller caller, string id, string userId, CancellationToken cancellationToken)
    {
        await DemandBothAsync(caller, id, userId, cancellationToken);
        await ApplyAsync([.. GroupRows.Membership(id, userId).Select(row => new RowChange.Put(row))], cancellationToken);
    }

    /// <inheritdoc cref="AddMemberAsync"/>
    public async Task RemoveMemberAsync(Caller caller, string id, string userId, CancellationToken cancellationToken)
    {
        await DemandBothAsync(caller, id, userId, cancellationToken);
        await RemoveAsync(id, userId, cancellationToken);
    }

    /// <summary>The groups of a user, in order of their names.</summary>
    public async Task<IReadOnlyList<UserGroup>> OfAsync(Caller caller, string userId, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        List<UserGroup> groups = [];
        foreach (var row in await ReadAsync(GroupRows.GroupsOf(userId), cancellationToken))
        {
            groups.AddRange(await FindAsync(GroupRows.GroupOf(row), cancellationToken) is { } group ? [group] : []);
        }

        return [.. groups.OrderBy(group => group.Name, StringComparer.OrdinalIgnoreCase).ThenBy(group => group.Id, StringComparer.Ordinal)];
    }

    /// <summary>The groups of everybody, by the user's id, in two scans.</summary>
    public async Task<ILookup<string, UserGroup>> OfAllAsync(Caller caller, CancellationToken cancellationToken)
    {
        var groups = (await ListAsync(caller, cancellationToken)).ToDictionary(group => group.Id, StringComparer.Ordinal);
        return (await ReadAsync(GroupRows.GroupsOfAll, cancellationToken))
            .Where(row => groups.ContainsKey(GroupRows.GroupOf(row)))
            .ToLookup(GroupRows.UserOf, row => groups[GroupRows.GroupOf(row)], StringComparer.Ordinal);
    }

    /// <summary>Takes somebody out of all groups.</summary>
    internal async Task ForgetAsync(string userId, CancellationToken cancellationToken)
    {
        foreach (var row in await ReadAsync(GroupRows.GroupsOf(userId), cancellationToken))
        {
            await RemoveAsync(GroupRows.GroupOf(row), userId, cancellationToken);
        }
    }

    private async Task DemandBothAsync(Caller caller, string id, string userId, CancellationToken cancellationToken)
    {
        _ = await FindAsync(caller, id, cancellationToken);
        _ = await users.FindAsync(userId, cancellationToken) ?? throw AccountUsers.NotFound(userId);
    }

    private async Task<UserGroup?> FindAsync(string id, CancellationToken cancellationToken)
        => id.Length <= 64 && await tables.GetAsync(UserRows.Table, UserRows.Partition, GroupRows.Key(id), cancellationToken) is { } row ? GroupRows.ToGroup(row) : null;

    private Task<bool> RemoveAsync(string id, string userId, CancellationToken cancellationToken)
        => ApplyAsync([.. GroupRows.Membership(id, userId).Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);

    private async Task<bool> ApplyAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
        => await tables.ApplyAsync(UserRows.Table, UserRows.Partition, changes, cancellationToken) is null;

    private async Task<List<Row>> ReadAsync(string prefix, CancellationToken cancellationToken)
    {
        List<Row> rows = [];
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(UserRows.Table, UserRows.Partition, RowRange.Prefix(prefix), 1000, continuation, cancellationToken);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return rows;
    }

    private static DamException NotFound(string id) => new(ErrorKind.NotFound, $"Cannot find user group with id {(id.Length > 128 ? id[..128] : id)}");
}
