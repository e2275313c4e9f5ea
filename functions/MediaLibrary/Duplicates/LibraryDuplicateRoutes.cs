using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.MediaLibrary.Routing;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary.Duplicates;

/// <summary>Duplicates, as people see and decide them.</summary>
internal static class LibraryDuplicateRoutes
{
    public static readonly ImmutableArray<LibraryRoute> All =
    [
        LibraryRoute.Get<LibraryDuplicatesEndpoint, DuplicateGroupsQuery, DuplicateGroupsAnswer>(
            "duplicates", "Lists groups of duplicates of a class, in folders that one may see.", (endpoint, context, query, token) => endpoint.GroupsAsync(context, query, token)),
        LibraryRoute.Send<LibraryDuplicatesEndpoint, DecisionBody, DecidedBody>(
            "POST", "duplicates", "Keeps what somebody decided of two assets, or merges them.", (endpoint, context, body, token) => endpoint.DecideAsync(context, body, token)),
        LibraryRoute.Get<LibraryDuplicatesEndpoint, MergerQuery, MergerBody>(
            "duplicates/merger", "Tells what a merger of two assets would add and what would be lost.", (endpoint, context, query, token) => endpoint.PreviewAsync(context, query, token)),
        LibraryRoute.Get<LibraryDuplicatesEndpoint, DuplicatesAnswer>(
            "assets/{assetId}/duplicates", "Lists the duplicates of an asset, nearest first, with what was decided of them.", (endpoint, context, token) => endpoint.OfAssetAsync(context, token)),
        LibraryRoute.Get<LibraryDuplicatesEndpoint, SimilarQuery, SimilarAnswer>(
            "assets/{assetId}/similar", "Finds pictures that look like an asset, nearest first.", (endpoint, context, query, token) => endpoint.SimilarAsync(context, query, token)),
    ];

    public static IServiceCollection AddLibraryDuplicates(this IServiceCollection services) => services.AddSingleton<DuplicateCards>().AddSingleton<LibraryDuplicatesEndpoint>().AddRoutes(All);
}
