using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Accounts;

internal static class AccountsApiRegistration
{
    public static IServiceCollection AddAccountApi(this IServiceCollection services) => services
        .AddSingleton<IPasswordHashing, IdentityPasswordHashing>()
        .AddUsers()
        .AddSingleton<SessionEndpoint>()
        .AddHostedService<SignInLinkFile>()
        .AddSingleton<TokenEndpoint>()
        .AddRoutes(AccountRoutes.All)
        .AddRoutes(TokenRoutes.All);
}
