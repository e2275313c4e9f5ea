using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Settings of the installation's account, section "Accounts".</summary>
public sealed class AccountsOptions
{
    public const string Section = "Accounts";

    /// <summary>
    /// 32 random bytes as 64 hex digits, under which the secrets of stored access keys are encrypted. Default: derived from the secret of
    /// the configured product environment, which then cannot change without making stored keys unreadable.
    /// </summary>
    [RegularExpression(@"\A[0-9A-Fa-f]{64}\z", ErrorMessage = "Accounts:SecretKey must be 64 hex digits.")]
    public string? SecretKey { get; set; }
}

[OptionsValidator]
internal sealed partial class ValidateAccountsOptions : IValidateOptions<AccountsOptions>;
