using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Refuses to start with a name that would shadow a path, or with a secret that others know.</summary>
internal sealed partial class ValidateProductEnvironmentOptions : IValidateOptions<ProductEnvironmentOptions>
{
    private const int MinimumSecretLength = 20;

    // Enough to tell a random secret from aaaa..., 1234... repeated and the like.
    private const int MinimumDistinctCharacters = 8;

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
        if (!CloudNames.IsWellFormed(options.CloudName))
            yield return "ProductEnvironment:CloudName must be 1 to 64 letters, digits, '_' or '-'.";
        else if (CloudNames.IsReserved(options.CloudName))
            yield return $"ProductEnvironment:CloudName '{options.CloudName}' is reserved: paths of this server begin with it.";

        if (!Name().IsMatch(options.ApiKey))
            yield return "ProductEnvironment:ApiKey must be 1 to 64 letters, digits, '_' or '-'.";

        if (options.ApiSecret.Length < MinimumSecretLength)
            yield return $"ProductEnvironment:ApiSecret must have at least {MinimumSecretLength} characters.";
        else if (PublishedSecrets.Contains(options.ApiSecret) || options.ApiSecret.Distinct().Count() < MinimumDistinctCharacters)
            yield return "ProductEnvironment:ApiSecret can be guessed; make a random one.";

        foreach (var failure in Failures((EnvironmentSettings)options))
            yield return $"ProductEnvironment:{failure}";
    }

    /// <summary>What is wrong with settings, wherever they come from: each begins with the setting's name.</summary>
    internal static IEnumerable<string> Failures(EnvironmentSettings settings)
    {
        if (!Enum.IsDefined(settings.FolderMode))
            yield return "FolderMode must be Dynamic or Fixed.";

        if (!Enum.IsDefined(settings.SignatureAlgorithm))
            yield return "SignatureAlgorithm must be Sha1 or Sha256.";

        if (!Enum.IsDefined(settings.ModerationBlock))
            yield return "ModerationBlock must be None, Rejected or Unapproved.";

        if (RuleModeration.ProblemOf(settings.ModerationRule) is { } problem)
            yield return $"ModerationRule is no search expression: {problem}";

        if (settings.TokenKey is { Length: > 0 } && !TokenKey().IsMatch(settings.TokenKey))
            yield return "TokenKey must be an even number of hex digits, 16 to 128.";

        if (!Name().IsMatch(settings.TokenName))
            yield return "TokenName must be 1 to 64 letters, digits, '_' or '-'.";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A(?:[0-9A-Fa-f]{2}){8,64}\z")]
    private static partial Regex TokenKey();
}
