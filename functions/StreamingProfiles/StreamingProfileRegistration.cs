using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.StreamingProfiles;

internal static class StreamingProfileRegistration
{
    public static IServiceCollection AddStreamingProfileApi(this IServiceCollection services) => services
        .AddSingleton<StreamingProfileEndpoint>()
        .AddRoutes(StreamingProfileRoutes.All);
}
