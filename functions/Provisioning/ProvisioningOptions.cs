using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Who may provision by the API, section "Provisioning". Where nothing is set, nobody may.</summary>
public sealed class ProvisioningOptions
{
    public const string Section = "Provisioning";

    /// <summary>The account's id in the paths of the API; 1 to 64 letters, digits, '_' or '-'. Default: none.</summary>
    [RegularExpression(@"\A[A-Za-z0-9_-]{1,64}\z")]
    public string? AccountId { get; set; }

    /// <summary>1 to 64 letters, digits, '_' or '-'. Default: none.</summary>
    [RegularExpression(@"\A[A-Za-z0-9_-]{1,64}\z")]
    public string? ApiKey { get; set; }

    /// <summary>A random secret, 20 characters or more. Default: none.</summary>
    [MinLength(20)]
    public string? ApiSecret { get; set; }
}

[OptionsValidator]
internal sealed partial class ValidateProvisioningOptions : IValidateOptions<ProvisioningOptions>;
