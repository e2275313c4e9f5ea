using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.StreamingProfiles;

/// <summary>Streaming profiles, by name.</summary>
internal static class StreamingProfileRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<StreamingProfileEndpoint>("streaming_profiles", Access.Admin, "Lists the streaming profiles.", (endpoint, context, token) => endpoint.List(context, token)),
        Route.Post<StreamingProfileEndpoint>("streaming_profiles", Access.Admin, "Creates a streaming profile.", (endpoint, context, token) => endpoint.Create(context, token)),
        Route.Get<StreamingProfileEndpoint>("streaming_profiles/{name}", Access.Admin, "Gives a streaming profile.", (endpoint, context, token) => endpoint.Get(context, token)),
        Route.Put<StreamingProfileEndpoint>("streaming_profiles/{name}", Access.Admin, "Changes a streaming profile.", (endpoint, context, token) => endpoint.Update(context, token)),
        Route.Delete<StreamingProfileEndpoint>("streaming_profiles/{name}", Access.Admin, "Deletes a streaming profile, or takes back the changes of a predefined one.", (endpoint, context, token) => endpoint.Delete(context, token)),
    ];
}
