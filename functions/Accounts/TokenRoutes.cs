using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Accounts;

/// <summary>Bearer tokens, which this server issues itself.</summary>
internal static class TokenRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<TokenEndpoint>("access_tokens", Access.Admin, "Lists the bearer tokens.", (endpoint, context, token) => endpoint.ListAsync(context, token)),
        Route.Post<TokenEndpoint>("access_tokens", Access.Admin, "Issues a bearer token.", (endpoint, context, token) => endpoint.IssueAsync(context, token)),
        Route.Delete<TokenEndpoint>("access_tokens/{id}", Access.Admin, "Revokes a bearer token.", (endpoint, context, token) => endpoint.RevokeAsync(context, token)),
    ];
}
