using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts.Environments;
using ServerlessDam.Assets.Accounts.Groups;
using ServerlessDam.Assets.Accounts.Tokens;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Accounts;

/// <summary>Composes who may act here.</summary>
public static class AccountsRegistration
{
    /// <summary>Registers <see cref="IProductEnvironments"/>; a bad section "ProductEnvironment" ends the start.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<ProductEnvironmentOptions>().BindConfiguration(ProductEnvironmentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProductEnvironmentOptions>, ValidateProductEnvironmentOptions>();
        return services
            .AddSingleton<AccessTokens>()
            .AddSingleton<ConfiguredProductEnvironments>()
            .AddSingleton<IProductEnvironments>(provider => provider.GetRequiredService<ConfiguredProductEnvironments>());
    }

    /// <summary>Further environments beside the configured one, their keys, people and groups, for the account's owner; and tokens.</summary>
    /// <param name="services">Must hold what <see cref="AddAccounts"/>, <see cref="AddUsers"/> and AddUpload register, AddJobs and storage.</param>
    public static IServiceCollection AddProductEnvironments(this IServiceCollection services)
    {
        services.AddOptions<AccountsOptions>().BindConfiguration(AccountsOptions.Section).ValidateOnStart();
        services.AddOptions<SampleOptions>().BindConfiguration(SampleOptions.Section);
        return services
            .AddSingleton<IValidateOptions<AccountsOptions>, ValidateAccountsOptions>()
            .AddSingleton<SecretVault>()
            .AddSingleton<EnvironmentSignal>()
            .AddSingleton<EnvironmentStore>()
            .AddSingleton<EmptyEnvironments>()
            .AddSingleton<IBatchWork, EraseEnvironment>()
            .AddSingleton<Samples>()
            .AddSingleton<IProductEnvironments, ProductEnvironments>()
            .AddSingleton<UserGroups>()
            .AddSingleton(provider => new SubAccounts(
                provider.GetRequiredService<EnvironmentStore>(),
                provider.GetRequiredService<EmptyEnvironments>(),
                provider.GetRequiredService<Samples>(),
                provider.GetRequiredService<Batches>(),
                provider.GetRequiredService<IProductEnvironments>(),
                provider.GetRequiredService<ConfiguredProductEnvironments>(),
                provider.GetRequiredService<IdGenerator>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new AccountKeys(
                provider.GetRequiredService<EnvironmentStore>(),
                provider.GetRequiredService<ConfiguredProductEnvironments>(),
                provider.GetRequiredService<IdGenerator>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new AccountUsers(
                provider.GetRequiredService<Users>(),
                provider.GetRequiredService<UserGroups>(),
                provider.GetRequiredService<EnvironmentStore>(),
                provider.GetRequiredService<SignInLinks>(),
                provider.GetRequiredService<IdGenerator>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddHostedService<FirstStart>();
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
            .AddSingleton<LibraryEntrance>()
            .AddSingleton<SignIn>()
            .AddSingleton<OwnAccount>();
    }
}
