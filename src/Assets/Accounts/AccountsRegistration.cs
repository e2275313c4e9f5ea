using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Composes who may act here.</summary>
public static class AccountsRegistration
{
    /// <summary>Registers <see cref="IProductEnvironments"/>; a bad section "ProductEnvironment" ends the start.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<ProductEnvironmentOptions>().BindConfiguration(ProductEnvironmentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProductEnvironmentOptions>, ValidateProductEnvironmentOptions>();
        services.AddSingleton<IProductEnvironments, ConfiguredProductEnvironments>();
        return services;
    }

    /// <summary>People with accounts, and how they get in.</summary>
    /// <param name="services">Must hold an <see cref="IPasswordHashing"/> and a table store too.</param>
    public static IServiceCollection AddUsers(this IServiceCollection services)
    {
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<SignInOptions>, ValidateSignInOptions>()
            .AddSingleton<Users>()
            .AddSingleton<Sessions>()
            .AddSingleton<SignInLinks>()
            .AddSingleton<SignInThrottle>()
            .AddSingleton<SignIn>()
            .AddSingleton<OwnAccount>();
    }
}
