using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Provisioning;

internal static class ProvisioningRegistration
{
    /// <summary>The provisioning API; the table of its routes is part of the wire.</summary>
    public static IServiceCollection AddProvisioningApi(this IServiceCollection services)
    {
        services.AddOptions<ProvisioningOptions>().BindConfiguration(ProvisioningOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<ProvisioningOptions>, ValidateProvisioningOptions>()
            .AddSingleton<ProvisioningAccess>()
            .AddSingleton<ProvisioningDispatcher>()
            .AddSingleton<SubAccountEndpoint>()
            .AddSingleton<AccessKeyEndpoint>()
            .AddSingleton<UserEndpoint>()
            .AddSingleton<UserGroupEndpoint>()
            .AddRouteTable<ProvisioningRoute>()
            .AddRoutes(ProvisioningRoutes.All);
    }
}
