using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Accounts;

/// <param name="Token">For the browser alone; see <see cref="Sessions"/>.</param>
public sealed record SignedIn(User User, Session Session, string Token);

/// <summary>Lets people in, by password or by a one-time link.</summary>
public sealed class SignIn(
    Users users,
    Sessions sessions,
    SignInLinks links,
    SignInThrottle throttle,
    IPasswordHashing passwords,
    IOptions<SignInOptions> options,
    LibraryEntrance entrance,
    TimeProvider time) : IDisposable
{
    /// <summary>Hashing keeps a core busy for a good part of a second: so many at once, whoever asks.</summary>
    private readonly SemaphoreSlim _hashing = new(2);

    /// <summary>Checked where there is no user, so that the time an answer takes does not tell who has an account.</summary>
    private readonly Lazy<string> _nobody = new(() => passwords.Hash("a password that nobody has"));

    /// <param name="address">Where the request came from, for the throttle.</param>
    /// <exception cref="DamException">Unauthorized: wrong. RateLimited: wrong too often.</exception>
    public async Task<SignedIn> WithPasswordAsync(string email, string password, string address, CancellationToken cancellationToken)
    {
        throttle.Count(email, address);
        var user = await users.FindByEmailAsync(email.Trim(), cancellationToken);
        var match = await VerifyAsync(user?.PasswordHash ?? _nobody.Value, password, cancellationToken);
        if (user?.PasswordHash is null || match == PasswordMatch.No)
        {
            throw new DamException(ErrorKind.Unauthorized, "The e-mail address or the password is wrong");
        }

        throttle.Forgive(email, address);
        if (match == PasswordMatch.YesButOutdated)
        {
            user = await users.ChangeAsync(
                user.Id, current => current.PasswordHash == user.PasswordHash ? current with { PasswordHash = passwords.Hash(password) } : current, cancellationToken);
        }

        return await StartAsync(user, byLink: false, cancellationToken);
    }

    /// <exception cref="DamException">Unauthorized: used already, too old, or never issued.</exception>
    public async Task<SignedIn> WithLinkAsync(string token, CancellationToken cancellationToken)
        => await SetupAsync(token, cancellationToken) is { } first ? await StartAsync(first, byLink: true, cancellationToken)
            : await links.RedeemAsync(token, cancellationToken) is { } userId && await users.FindAsync(userId, cancellationToken) is { } user
                ? await StartAsync(user, byLink: true, cancellationToken)
            : throw new DamException(ErrorKind.Unauthorized, "This sign-in link was used already or is too old; './dam up' prints a new one");

    public async Task<PasswordMatch> VerifyAsync(string hash, string password, CancellationToken cancellationToken)
    {
        if (password.Length > AccountRules.LongestPassword)
        {
            return PasswordMatch.No;
        }

        await _hashing.WaitAsync(cancellationToken);
        try
        {
            return passwords.Verify(hash, password);
        }
        finally
        {
            _hashing.Release();
        }
    }

    public void Dispose() => _hashing.Dispose();

    /// <summary>The first master admin, for the operator's own token and only until there is a password.</summary>
    private async Task<User?> SetupAsync(string token, CancellationToken cancellationToken)
        => options.Value.SetupToken is { Length: > 0 } setup
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(setup)))
            && await users.FirstAsync(cancellationToken) is { PasswordHash: null } first
                ? first
                : null;

    private async Task<SignedIn> StartAsync(User user, bool byLink, CancellationToken cancellationToken)
    {
        if (!entrance.IsOpenTo(user))
        {
            throw new DamException(ErrorKind.Forbidden, "This account is not open for this product environment");
        }

        user = await users.ChangeAsync(user.Id, current => current with { LastLogin = time.GetUtcNow() }, cancellationToken);
        var (token, session) = await sessions.StartAsync(user.Id, byLink, cancellationToken);
        return new(user, session, token);
    }
}
