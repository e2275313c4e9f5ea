using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Settings of signing in, section "SignIn".</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>
    /// A random secret of the operator's, 32 characters or more, that works as the token of a sign-in link of the first master
    /// admin for as long as they have no password: where nobody reads the links on the server's disk. Default: none.
    /// </summary>
    [MinLength(32)]
    public string? SetupToken { get; set; }
}

[OptionsValidator]
internal sealed partial class ValidateSignInOptions : IValidateOptions<SignInOptions>;
