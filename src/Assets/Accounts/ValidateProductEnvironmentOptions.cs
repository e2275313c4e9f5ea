using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Refuses to start with a name that would shadow a path, or with a secret that others know.</summary>
internal sealed partial class ValidateProductEnvironmentOptions : IValidateOptions<ProductEnvironmentOptions>
{
    private const int MinimumSecretLength = 20;

    // Enough to tell a random secret from aaaa..., 1234... repeated and the like.
    private const int MinimumDistinctCharacters = 8;

    private static readonly FrozenSet<string> ReservedNames = new[]
    {
        "admin", "api", "assets", "default", "drop", "drop-failed", "favicon", "health", "library", "metrics", "openapi",
        "provisioning", "res", "robots", "runtime", "v1", "v1_1", "v2",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Secrets printed in SDK sources, tests and manuals.
    private static readonly FrozenSet<string> PublishedSecrets = new[]
    {
        "hdcixPpR2iKERPwqvH6sHdK9cyac", "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz1",
        "my_secret_my_secret_my_secret", "your_api_secret_goes_here", "changemechangemechangeme",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public ValidateOptionsResult Validate(string? name, ProductEnvironmentOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(ProductEnvironmentOptions options)
    {
        if (!Name().IsMatch(options.CloudName))
            yield return "ProductEnvironment:CloudName must be 1 to 64 letters, digits, '_' or '-'.";
        else if (ReservedNames.Contains(options.CloudName))
            yield return $"ProductEnvironment:CloudName '{options.CloudName}' is reserved: paths of this server begin with it.";

        if (!Name().IsMatch(options.ApiKey))
            yield return "ProductEnvironment:ApiKey must be 1 to 64 letters, digits, '_' or '-'.";

        if (options.ApiSecret.Length < MinimumSecretLength)
            yield return $"ProductEnvironment:ApiSecret must have at least {MinimumSecretLength} characters.";
        else if (PublishedSecrets.Contains(options.ApiSecret) || options.ApiSecret.Distinct().Count() < MinimumDistinctCharacters)
            yield return "ProductEnvironment:ApiSecret can be guessed; make a random one.";

        if (!Enum.IsDefined(options.FolderMode))
            yield return "ProductEnvironment:FolderMode must be Dynamic or Fixed.";

        if (!Enum.IsDefined(options.SignatureAlgorithm))
            yield return "ProductEnvironment:SignatureAlgorithm must be Sha1 or Sha256.";

        if (options.TokenKey is { Length: > 0 } && !TokenKey().IsMatch(options.TokenKey))
            yield return "ProductEnvironment:TokenKey must be an even number of hex digits, 16 to 128.";

        if (!Name().IsMatch(options.TokenName))
            yield return "ProductEnvironment:TokenName must be 1 to 64 letters, digits, '_' or '-'.";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A(?:[0-9A-Fa-f]{2}){8,64}\z")]
    private static partial Regex TokenKey();
}
