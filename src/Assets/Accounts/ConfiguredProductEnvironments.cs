using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Accounts;

/// <summary>The one environment that configuration declares.</summary>
internal sealed class ConfiguredProductEnvironments(IOptions<ProductEnvironmentOptions> options) : IProductEnvironments
{
    /// <summary>With its one key of configuration.</summary>
    public ProductEnvironment Environment { get; } = options.Value.Of(
        options.Value.CloudName, [new AccessKey(options.Value.ApiKey, options.Value.ApiSecret, Enabled: true)]) with
    {
        Id = IdOf(options.Value.CloudName),
        Name = options.Value.CloudName,
    };

    /// <summary>It has an id before anything is stored, the same one after each start.</summary>
    public static string IdOf(string cloudName) => SecretHash.Of($"product environment {cloudName}")[..32];

    public ValueTask<ProductEnvironment?> FindAsync(string cloudName, CancellationToken cancellationToken)
        => ValueTask.FromResult(string.Equals(cloudName, Environment.CloudName, StringComparison.Ordinal) ? Environment : null);

    public ValueTask<ProductEnvironment?> FindByHostAsync(string host, CancellationToken cancellationToken)
        => ValueTask.FromResult(Environment.Delivery.Stands(host) ? Environment : null);
}
