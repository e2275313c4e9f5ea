using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Who may enter the Media Library, which is that of the configured product environment. Asked at each request.</summary>
public sealed class LibraryEntrance(IOptions<ProductEnvironmentOptions> environment)
{
    private readonly string _environmentId = ConfiguredProductEnvironments.IdOf(environment.Value.CloudName);

    public bool IsOpenTo(User user) => user.MayEnter(_environmentId);
}
