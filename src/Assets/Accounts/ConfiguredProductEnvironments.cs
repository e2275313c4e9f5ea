using Microsoft.Extensions.Options;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Accounts;

/// <summary>The one environment that configuration declares.</summary>
internal sealed class ConfiguredProductEnvironments(IOptions<ProductEnvironmentOptions> options) : IProductEnvironments
{
    private readonly ProductEnvironment _environment = From(options.Value);

    public ValueTask<ProductEnvironment?> FindAsync(string cloudName, CancellationToken cancellationToken)
        => ValueTask.FromResult(string.Equals(cloudName, _environment.CloudName, StringComparison.Ordinal) ? _environment : null);

    public ValueTask<ProductEnvironment?> FindByHostAsync(string host, CancellationToken cancellationToken)
        => ValueTask.FromResult(_environment.Delivery.Stands(host) ? _environment : null);

    private static ProductEnvironment From(ProductEnvironmentOptions options) => new()
    {
        CloudName = options.CloudName,
        AccessKeys = [new AccessKey(options.ApiKey, options.ApiSecret, Enabled: true)],
        FolderMode = options.FolderMode,
        SignatureAlgorithm = options.SignatureAlgorithm,
        KeepsVersions = options.KeepVersions,
        AllowsLegacySignatures = options.AllowLegacySignatures,
        KeepsLabels = options.KeepLabelsOnOverwrite,
        Delivery = new()
        {
            StrictTransformations = options.StrictTransformations,
            StrictReferrers = List(options.StrictReferrers),
            RestrictedTypes = List(options.RestrictedTypes),
            Hosts = List(options.Hosts),
            FetchDomains = List(options.FetchDomains),
            TokenKey = options.TokenKey is null or "" ? null : Convert.FromHexString(options.TokenKey),
            TokenName = options.TokenName,
        },
    };

    private static string[] List(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
