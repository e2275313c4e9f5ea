using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Analysis;

/// <summary>One model looks at one picture, of the library or elsewhere.</summary>
internal static class AnalyzeRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Post<AnalyzeEndpoint>("v2/analysis/analyze/uri", Access.Admin, "Has a model look at a picture elsewhere; also as /v2/{cloud_name}/analysis/analyze/uri.", (endpoint, context, token) => endpoint.Uri(context, token)),
        Route.Post<AnalyzeEndpoint>("v2/analysis/analyze/{model}", Access.Admin, "Has a model look at an asset, or at a picture elsewhere.", (endpoint, context, token) => endpoint.Source(context, token)),
        Route.Get<AnalyzeEndpoint>("v2/analysis/tasks/{task_id}", Access.Admin, "What became of an analysis in the background.", (endpoint, context, token) => endpoint.FindTask(context, token)),
    ];
}
