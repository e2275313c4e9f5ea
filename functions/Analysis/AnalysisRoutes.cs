using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Analysis;

/// <summary>The analysis of a whole environment. Of our own: the SDKs have no call for it.</summary>
internal static class AnalysisRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<AnalysisEndpoint>("analysis/status", Access.Admin, "How the analysis is: what waits, what is quarantined, what does each step.", (endpoint, context, token) => endpoint.Status(context, token)),
        Route.Get<AnalysisEndpoint>("analysis/{status:pending|failed|unavailable}", Access.Admin, "Lists the assets of which a step of the analysis waits, is quarantined or unavailable, newest first.", (endpoint, context, token) => endpoint.List(context, token)),
        Route.Post<AnalysisEndpoint>("analysis/replay", Access.Admin, "Does steps of the analysis anew, in the background: those that failed, were unavailable, or are outdated; of some assets or of all.", (endpoint, context, token) => endpoint.Replay(context, token)),
    ];
}
