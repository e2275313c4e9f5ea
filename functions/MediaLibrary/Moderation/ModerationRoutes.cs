using System.Collections.Immutable;
using ServerlessDam.Functions.MediaLibrary.Routing;

namespace ServerlessDam.Functions.MediaLibrary.Moderation;

/// <summary>What waits for a decision, and deciding.</summary>
internal static class ModerationRoutes
{
    public static readonly ImmutableArray<LibraryRoute> All =
    [
        LibraryRoute.Get<ModerationEndpoint, ModerationQuery, ModerationPage>(
            "moderation", "Lists what is pending, approved or rejected, with counts.", (endpoint, context, query, token) => endpoint.ListAsync(context, query, token)),
        LibraryRoute.Get<ModerationEndpoint, ModerationHistory>(
            "moderation/assets/{assetId}", "Tells how an asset is moderated, and every decision that is kept.", (endpoint, context, token) => endpoint.ShowAsync(context, token)),
        LibraryRoute.Send<ModerationEndpoint, DecideBody, DecideAnswer>(
            "POST", "moderation/decisions", "Approves or rejects up to a hundred assets, or has them moderated once more.", (endpoint, context, body, token) => endpoint.DecideAsync(context, body, token)),
        LibraryRoute.Send<ModerationEndpoint, DecideManyBody, DecideProgress>(
            "POST", "moderation/batches", "Decides on many assets in the background.", (endpoint, context, body, token) => endpoint.DecideManyAsync(context, body, token)),
        LibraryRoute.Get<ModerationEndpoint, DecideProgress>(
            "moderation/batches/{batchId}", "Tells how far decisions in the background are.", (endpoint, context, token) => endpoint.ProgressAsync(context, token)),
        LibraryRoute.File<PreviewEndpoint, PreviewQuery>(
            "assets/{assetId}/preview", "A picture of an asset for who may see it, also where moderation withholds it.", (endpoint, context, query, token) => endpoint.ShowAsync(context, query, token)),
    ];
}
