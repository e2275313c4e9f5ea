namespace ServerlessDam.Assets.Accounts;

/// <summary>The product environments of this installation, looked up on every request.</summary>
public interface IProductEnvironments
{
    /// <summary>Null when no environment has this name.</summary>
    ValueTask<ProductEnvironment?> FindAsync(string cloudName, CancellationToken cancellationToken);

    /// <summary>The one that a host of deliveries stands for; null when it stands for none.</summary>
    /// <param name="host">Without a port.</param>
    ValueTask<ProductEnvironment?> FindByHostAsync(string host, CancellationToken cancellationToken);
}
