using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts.Environments;
using ServerlessDam.Assets.Accounts.Groups;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Accounts;

/// <summary>The account's people, for its owner.</summary>
public sealed class AccountUsers
{
    private const int MostEnvironments = 200;

    private readonly Users _users;
    private readonly UserGroups _groups;
    private readonly EnvironmentStore _environments;
    private readonly SignInLinks _links;
    private readonly IdGenerator _ids;
    private readonly TimeProvider _time;

    internal AccountUsers(Users users, UserGroups groups, EnvironmentStore environments, SignInLinks links, IdGenerator ids, TimeProvider time)
        => (_users, _groups, _environments, _links, _ids, _time) = (users, groups, environments, links, ids, time);

    /// <exception cref="DamException">NotFound: the filter names an environment that is not there.</exception>
    public async Task<IReadOnlyList<User>> ListAsync(Caller caller, UserFilter filter, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        if (filter.EnvironmentId is { } environmentId && await _environments.FindAsync(environmentId, cancellationToken) is null)
        {
            throw SubAccounts.NotFound(environmentId);
        }

        return filter.Apply(await _users.ListAsync(cancellationToken));
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task<User> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        return await _users.FindAsync(id, cancellationToken) ?? throw NotFound(id);
    }

    /// <summary>Invites somebody: they have no password until they come by a sign-in link.</summary>
    /// <exception cref="DamException">InvalidParameter; NotFound: no such environment; AlreadyExists: somebody has this address.</exception>
    public async Task<User> InviteAsync(Caller caller, UserChange change, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        var invited = new User { Id = _ids.Hex32(), Name = "", Role = change.Role ?? throw DamException.Missing("role"), CreatedAt = _time.GetUtcNow() };
        _ = change.Name ?? throw DamException.Missing("name");
        _ = change.Email ?? throw DamException.Missing("email");
        invited = Apply(invited, await CheckedAsync(change, cancellationToken));
        await _users.CreateAsync(invited, cancellationToken);
        return invited;
    }

    /// <exception cref="DamException">InvalidParameter; NotFound: no such user or environment; AlreadyExists: somebody has this address.</exception>
    public async Task<User> UpdateAsync(Caller caller, string id, UserChange change, CancellationToken cancellationToken)
    {
        var user = await FindAsync(caller, id, cancellationToken);
        if ((change.Enabled is false || (change.Role ?? user.Role) != user.Role || change.EnvironmentIds is { IsEmpty: false }) && await _users.IsFirstAsync(id, cancellationToken))
        {
            throw DamException.Invalid("The first master admin stays one, enabled and everywhere: whoever runs the server gets in by this account");
        }

        change = await CheckedAsync(change, cancellationToken);
        return await _users.ChangeAsync(id, current => Apply(current, change), cancellationToken);
    }

    /// <exception cref="DamException">NotFound; InvalidParameter: the first master admin stays.</exception>
    public async Task DeleteAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        if (await _users.IsFirstAsync(id, cancellationToken))
        {
            throw DamException.Invalid("The first master admin cannot be deleted: whoever runs the server gets in by this account");
        }

        if (!await _users.DeleteAsync(id, cancellationToken))
        {
            throw NotFound(id);
        }

        await _groups.ForgetAsync(id, cancellationToken);
    }

    /// <summary>A token for a link that signs them in once, for <see cref="SignInLinks.Lifetime"/>.</summary>
    /// <exception cref="DamException">NotFound.</exception>
    public async Task<string> LinkAsync(Caller caller, string id, CancellationToken cancellationToken)
        => await _links.IssueAsync((await FindAsync(caller, id, cancellationToken)).Id, cancellationToken);

    internal static DamException NotFound(string id) => new(ErrorKind.NotFound, $"Cannot find user with id {(id.Length > 128 ? id[..128] : id)}");

    private async Task<UserChange> CheckedAsync(UserChange change, CancellationToken cancellationToken)
    {
        if (change.EnvironmentIds is { Length: > MostEnvironments })
        {
            throw DamException.Invalid($"Too many sub_account_ids. Maximum is {MostEnvironments}.");
        }

        foreach (var id in change.EnvironmentIds ?? [])
        {
            _ = await _environments.FindAsync(id, cancellationToken) ?? throw SubAccounts.NotFound(id);
        }

        return change with
        {
            Name = change.Name is null ? null : AccountRules.DemandName(change.Name),
            Email = change.Email is null ? null : AccountRules.DemandEmail(change.Email),
        };
    }

    private static User Apply(User user, UserChange change) => user with
    {
        Name = change.Name ?? user.Name,
        Email = change.Email ?? user.Email,
        Role = change.Role ?? user.Role,
        EnvironmentIds = change.EnvironmentIds ?? user.EnvironmentIds,
        Enabled = change.Enabled ?? user.Enabled,
    };
}

/// <summary>What is said of a user; null leaves it as it is.</summary>
/// <param name="EnvironmentIds">Empty: all.</param>
public sealed record UserChange(string? Name, string? Email, Role? Role, ImmutableArray<string>? EnvironmentIds, bool? Enabled);
