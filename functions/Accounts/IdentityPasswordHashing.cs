using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Functions.Accounts;

/// <summary>ASP.NET Core Identity's hasher: PBKDF2 with HMAC-SHA-512, 128 bits of salt, and as many rounds as OWASP advises for it.</summary>
internal sealed class IdentityPasswordHashing : IPasswordHashing
{
    private const int Rounds = 210_000;

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    public string Hash(string password) => _hasher.HashPassword(this, password);

    public PasswordMatch Verify(string hash, string password) => _hasher.VerifyHashedPassword(this, hash, password) switch
    {
        PasswordVerificationResult.Success => PasswordMatch.Yes,
        PasswordVerificationResult.SuccessRehashNeeded => PasswordMatch.YesButOutdated,
        _ => PasswordMatch.No,
    };
}
