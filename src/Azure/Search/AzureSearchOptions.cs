using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Azure.Search;

/// <summary>Where Azure AI Search is, section "AzureSearch". Without an endpoint nothing is indexed and nothing is found.</summary>
public sealed class AzureSearchOptions
{
    public const string Section = "AzureSearch";

    /// <summary><c>https://{service}.search.windows.net</c>; null: this library has no search.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>An admin key; null: the app's identity opens the service.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The client id of a user-assigned identity; null for the system-assigned one, or for who is signed in on a developer's machine.</summary>
    public string? ClientId { get; set; }

    /// <summary>What the index's name begins with; its layout's hash follows. All clouds share it. Default: assets.</summary>
    [RegularExpression("[a-z0-9]+(-[a-z0-9]+)*"), StringLength(64, MinimumLength = 2)]
    public string IndexName { get; set; } = "assets";
}

[OptionsValidator]
internal sealed partial class ValidateAzureSearchOptions : IValidateOptions<AzureSearchOptions>;

/// <summary>What annotations cannot say.</summary>
internal sealed class ValidateAzureSearchEndpoint : IValidateOptions<AzureSearchOptions>
{
    public ValidateOptionsResult Validate(string? name, AzureSearchOptions options)
        => options.Endpoint is { } endpoint && (!endpoint.IsAbsoluteUri || endpoint.Scheme != Uri.UriSchemeHttps)
            ? ValidateOptionsResult.Fail($"{AzureSearchOptions.Section}__endpoint: '{endpoint}' is not an https address.")
            : ValidateOptionsResult.Success;
}
