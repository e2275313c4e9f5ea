using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Accounts;

/// <summary>What people change about themselves.</summary>
public sealed class OwnAccount(Users users, Sessions sessions, SignIn signIn, SignInThrottle throttle, IPasswordHashing passwords)
{
    /// <param name="currentPassword">Needed for another e-mail address, as for <see cref="SetPasswordAsync"/>: it is what one signs in with.</param>
    /// <exception cref="DamException">InvalidParameter; AlreadyExists: the e-mail address is somebody else's; RateLimited.</exception>
    public async Task<User> DescribeAsync(User user, Session session, string name, string email, string? currentPassword, CancellationToken cancellationToken)
    {
        (name, email) = (AccountRules.DemandName(name), AccountRules.DemandEmail(email));
        if (!string.Equals(email, user.Email, StringComparison.OrdinalIgnoreCase))
        {
            await DemandCurrentAsync(user, session, currentPassword, cancellationToken);
        }

        return await users.ChangeAsync(user.Id, current => current with { Name = name, Email = email }, cancellationToken);
    }

    /// <summary>Sets the password and ends all other sessions: whoever changes it may do so because somebody else knows it.</summary>
    /// <param name="currentPassword">
    /// Needed once there is one: a session left open is no licence to lock its owner out. Not in a session begun by a one-time link,
    /// which is how a forgotten password is replaced; that works once.
    /// </param>
    /// <exception cref="DamException">InvalidParameter; RateLimited: the current one was wrong too often.</exception>
    public async Task<(User User, Session Session)> SetPasswordAsync(
        User user, Session session, string? currentPassword, string password, CancellationToken cancellationToken)
    {
        AccountRules.DemandPassword(password, user);
        await DemandCurrentAsync(user, session, currentPassword, cancellationToken);
        var changed = await users.ChangeAsync(user.Id, current => current with { PasswordHash = passwords.Hash(password) }, cancellationToken);
        await sessions.EndOthersAsync(session, cancellationToken);
        return (changed, await sessions.UseUpLinkAsync(session, cancellationToken));
    }

    private async Task DemandCurrentAsync(User user, Session session, string? currentPassword, CancellationToken cancellationToken)
    {
        if (session.ByLink || user.PasswordHash is not { } hash)
        {
            return;
        }

        throttle.Count(user.Id, session.Id);
        if (await signIn.VerifyAsync(hash, currentPassword ?? "", cancellationToken) == PasswordMatch.No)
        {
            throw new DamException(ErrorKind.InvalidParameter, "The current password is wrong") { Field = "current" };
        }

        throttle.Forgive(user.Id, session.Id);
    }
}
