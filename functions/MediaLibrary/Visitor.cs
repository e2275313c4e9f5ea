using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>A person with their session.</summary>
/// <param name="CsrfToken">What their own page sends along, and no other page can know: a function of the cookie that no page can read.</param>
public sealed record Visitor(User User, Session Session, string CsrfToken)
{
    internal static Visitor Of(User user, Session session, string token) => new(
        user, session, Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "csrf"u8)));
}
