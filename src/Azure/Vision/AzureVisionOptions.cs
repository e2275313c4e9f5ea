using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Azure.Vision;

/// <summary>Where Azure AI Vision is, section "AzureVision". Without an endpoint the embedded models alone look at pictures.</summary>
public sealed class AzureVisionOptions
{
    public const string Section = "AzureVision";

    /// <summary><c>https://{account}.cognitiveservices.azure.com</c>; null: none. <c>http</c> on this machine alone, and with a key.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>A key; null: the app's identity opens the service.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The client id of a user-assigned identity; null for the system-assigned one, or for who is signed in on a developer's machine.</summary>
    public string? ClientId { get; set; }

    /// <summary>What is asked for in a call; the service bills each. Default: all. Not every region has captions.</summary>
    public VisionFeatures Features { get; set; } = VisionFeatures.Tags | VisionFeatures.Objects | VisionFeatures.People | VisionFeatures.Read | VisionFeatures.Caption;

    /// <summary>Of tags: <c>en</c>, <c>es</c>, <c>ja</c>, <c>pt</c>, <c>zh</c> and others. Objects and captions are in English only. Default: en.</summary>
    [RegularExpression("[a-z]{2}(-[A-Za-z]{2,4})?")]
    public string Language { get; set; } = "en";

    /// <summary>Calls a day, in UTC, of all instances together; empty for no limit. Default: 1 000.</summary>
    [Range(1, 100_000_000)]
    public int? DailyBudget { get; set; } = 1_000;

    /// <summary>Calls of this instance at a time, each with a picture of up to 20 MB in memory. Default: 4.</summary>
    [Range(1, 64)]
    public int MaxConcurrent { get; set; } = 4;
}

/// <summary>What the service can be asked for.</summary>
[Flags]
public enum VisionFeatures
{
    None = 0,

    /// <summary>Words for what the picture is about, without a place.</summary>
    Tags = 1,

    /// <summary>Things and their places.</summary>
    Objects = 2,

    /// <summary>Persons and their places; who they are the service does not say.</summary>
    People = 4,

    /// <summary>Lines of text and their places.</summary>
    Read = 8,

    /// <summary>A sentence about the picture.</summary>
    Caption = 16,
}

[OptionsValidator]
internal sealed partial class ValidateAzureVisionOptions : IValidateOptions<AzureVisionOptions>;

/// <summary>What annotations cannot say.</summary>
internal sealed class ValidateAzureVisionSettings : IValidateOptions<AzureVisionOptions>
{
    private const VisionFeatures EnglishOnly = VisionFeatures.Objects | VisionFeatures.Caption;

    public ValidateOptionsResult Validate(string? name, AzureVisionOptions options) => options switch
    {
        { Endpoint: { } endpoint } when !MayAsk(endpoint, options.ApiKey)
            => ValidateOptionsResult.Fail($"{AzureVisionOptions.Section}__endpoint: '{endpoint}' is not an https address."),
        { Features: VisionFeatures.None } => ValidateOptionsResult.Fail($"{AzureVisionOptions.Section}__features: none is asked for."),
        { Language: not "en" } when (options.Features & EnglishOnly) != 0
            => ValidateOptionsResult.Fail($"{AzureVisionOptions.Section}__language: the service has Objects and Caption in English only; leave them out of {AzureVisionOptions.Section}__features."),
        _ => ValidateOptionsResult.Success,
    };

    /// <summary>No key and no picture goes through a network in the clear.</summary>
    private static bool MayAsk(Uri endpoint, string? key)
        => endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint is { Scheme: "http", IsLoopback: true } && !string.IsNullOrWhiteSpace(key)));
}
