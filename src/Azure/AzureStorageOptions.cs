using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Azure;

/// <summary>
/// Where the storage account is, section "AzureWebJobsStorage": the connection by which the Functions host, too, finds it
/// (blob and queue triggers that name no connection use it). Either the section's own value is a connection string, or the
/// account's name or its three addresses are set and the app's identity opens them.
/// </summary>
public sealed class AzureStorageOptions
{
    public const string Section = "AzureWebJobsStorage";

    /// <summary>A connection string, <c>UseDevelopmentStorage=true</c> for Azurite on its usual ports; null with an identity.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's name in the public cloud; elsewhere the three addresses are set.</summary>
    public string? AccountName { get; set; }

    /// <summary>Default: <c>https://{account}.blob.core.windows.net</c></summary>
    public Uri? BlobServiceUri { get; set; }

    /// <summary>Default: <c>https://{account}.queue.core.windows.net</c></summary>
    public Uri? QueueServiceUri { get; set; }

    /// <summary>Default: <c>https://{account}.table.core.windows.net</c></summary>
    public Uri? TableServiceUri { get; set; }

    /// <summary>The client id of a user-assigned identity; null for the system-assigned one, or for who is signed in on a developer's machine.</summary>
    public string? ClientId { get; set; }

    /// <summary>The address of <paramref name="service"/>: the one that is set, or that of the account in the public cloud.</summary>
    internal Uri? AddressOf(string service, Uri? address)
        => address ?? (AccountName is null ? null : new Uri($"https://{AccountName}.{service}.core.windows.net"));
}

/// <summary>Reads the section as the Functions host does: a value is the connection string, else its children count.</summary>
internal sealed class BindAzureStorageOptions(IConfiguration configuration) : IConfigureOptions<AzureStorageOptions>
{
    public void Configure(AzureStorageOptions options)
    {
        var section = configuration.GetSection(AzureStorageOptions.Section);
        section.Bind(options);
        options.ConnectionString ??= section.Value;
    }
}

internal sealed class ValidateAzureStorageOptions : IValidateOptions<AzureStorageOptions>
{
    private const string Section = AzureStorageOptions.Section;

    public ValidateOptionsResult Validate(string? name, AzureStorageOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return ValidateOptionsResult.Success;
        }

        if (options.AccountName is { } account && (account.Length is < 3 or > 24 || !account.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
        {
            return ValidateOptionsResult.Fail($"{Section}__accountName: '{account}' is not 3 to 24 of a-z and 0-9.");
        }

        var missing = new[]
        {
            options.AddressOf("blob", options.BlobServiceUri) is null ? $"{Section}__blobServiceUri" : null,
            options.AddressOf("queue", options.QueueServiceUri) is null ? $"{Section}__queueServiceUri" : null,
            options.AddressOf("table", options.TableServiceUri) is null ? $"{Section}__tableServiceUri" : null,
        }.OfType<string>().ToList();
        return missing.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"The Azure storage is not set: {Section} (a connection string), or {Section}__accountName, or {string.Join(", ", missing)}.");
    }
}
