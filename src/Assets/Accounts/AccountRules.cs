using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Accounts;

/// <summary>What people may call themselves and choose as a password.</summary>
public static partial class AccountRules
{
    public const int ShortestPassword = 12;

    /// <summary>Hashing costs by length, and nobody types more.</summary>
    public const int LongestPassword = 256;

    /// <summary>RFC 5321, section 4.5.3.1.3: what fits a path.</summary>
    private const int LongestEmail = 254;

    private const int LongestName = 100;

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static string DemandName(string name)
        => name.Trim() is { Length: > 0 and <= LongestName } trimmed && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw Invalid("name", $"A name has 1 to {LongestName} characters");

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static string DemandEmail(string email)
        => IsEmail(email.Trim()) ? email.Trim() : throw Invalid("email", "This is no e-mail address");

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static void DemandPassword(string password, User user)
    {
        if (password.Length is < ShortestPassword or > LongestPassword)
        {
            throw Invalid("password", $"A password has {ShortestPassword} to {LongestPassword} characters");
        }

        if (password.Distinct().Count() < 5
            || string.Equals(password, user.Email, StringComparison.OrdinalIgnoreCase)
            || string.Equals(password, user.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid("password", "This password is too easy to guess");
        }
    }

    /// <summary>Something on both sides of one @; whether it can be reached only a message to it would tell.</summary>
    internal static bool IsEmail(string text) => text.Length <= LongestEmail && Email().IsMatch(text);

    private static DamException Invalid(string field, string message) => new(ErrorKind.InvalidParameter, message) { Field = field };

    [GeneratedRegex(@"\A[^\s@<>""\p{C}]+@[^\s@<>""\p{C}]+\z")]
    private static partial Regex Email();
}
