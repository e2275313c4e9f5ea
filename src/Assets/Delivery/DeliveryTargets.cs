using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Whose a delivery is: the cloud is the first segment of the path, or the host stands for one.</summary>
internal sealed class DeliveryTargets(IProductEnvironments environments)
{
    /// <summary>A cloud name with a slash in front is written so by old SDKs.</summary>
    private const string LegacyPrefix = "/res/";

    /// <param name="host">Without a port; empty when it is not known.</param>
    /// <returns>The cloud, null when there is none such; and the target with the cloud in front.</returns>
    public async ValueTask<(ProductEnvironment? Environment, string Target)> FindAsync(string rawTarget, string host, CancellationToken cancellationToken)
    {
        var target = rawTarget.StartsWith(LegacyPrefix, StringComparison.Ordinal) ? rawTarget[(LegacyPrefix.Length - 1)..] : rawTarget;
        if (await environments.FindAsync(FirstSegment(target), cancellationToken) is { } named)
        {
            return (named, target);
        }

        return await environments.FindByHostAsync(host, cancellationToken) is { } hosted ? (hosted, $"/{hosted.CloudName}{target}") : (null, target);
    }

    private static string FirstSegment(string target)
    {
        var path = target.AsSpan().TrimStart('/');
        var end = path.IndexOfAny('/', '?');
        return (end < 0 ? path : path[..end]).ToString();
    }
}
