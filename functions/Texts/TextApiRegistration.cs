using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Texts;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Texts;

/// <summary>Texts as pictures.</summary>
internal static class TextApiRegistration
{
    private static readonly ImmutableArray<Route> Routes =
    [
        Route.Post<TextEndpoint>("image/text", Access.Upload, "Draws a text and stores the picture, whose style layers can use.", (endpoint, context, token) => endpoint.Create(context, token)),
    ];

    public static IServiceCollection AddTextApi(this IServiceCollection services) => services
        .AddSingleton<CreateText>()
        .AddSingleton<TextEndpoint>()
        .AddRoutes(Routes);
}
