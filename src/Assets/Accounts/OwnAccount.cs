using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Accounts;

/// <summary>What people change about themselves.</summary>
public sealed class OwnAccount(Users users, Sessions sessions, SignIn signIn, SignInThrottle throttle, IPasswordHashing passwords)
{
    /// <exception cref="DamException">InvalidParameter; AlreadyExists: the e-mail address is somebody else's.</exception>
    public Task<User> DescribeAsync(User user, string name, string email, CancellationToken cancellationToken)
    {
        (name, email) = (AccountRules.DemandName(name), AccountRules.DemandEmail(email));
        return users.ChangeAsync(user.Id, current => current with { Name = name, Email = email }, cancellationToken);
    }

    /// <summary>Sets the password and ends all other sessions: whoever changes it may do so because somebody else knows it.</summary>
    /// <param name="currentPassword">Needed once there is one: a session left open is no licence to lock its owner out.</param>
    /// <exception cref="DamException">InvalidParameter; RateLimited: the current one was wrong too often.</exception>
    public async Task<User> SetPasswordAsync(User user, Session session, string? currentPassword, string password, CancellationToken cancellationToken)
    {
        AccountRules.DemandPassword(password, user);
        if (user.PasswordHash is { } hash)
        {
            throttle.Count(user.Id, session.Id);
            if (await signIn.VerifyAsync(hash, currentPassword ?? "", cancellationToken) == PasswordMatch.No)
            {
                throw new DamException(ErrorKind.InvalidParameter, "The current password is wrong") { Field = "current" };
            }

            throttle.Forgive(user.Id, session.Id);
        }

        var changed = await users.ChangeAsync(user.Id, current => current with { PasswordHash = passwords.Hash(password) }, cancellationToken);
        await sessions.EndOthersAsync(session, cancellationToken);
        return changed;
    }
}
