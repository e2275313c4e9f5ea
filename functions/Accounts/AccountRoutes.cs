using System.Collections.Immutable;
using ServerlessDam.Functions.MediaLibrary.Routing;

namespace ServerlessDam.Functions.Accounts;

/// <summary>Signing in and out, and one's own account.</summary>
internal static class AccountRoutes
{
    public static readonly ImmutableArray<LibraryRoute> All =
    [
        LibraryRoute.Get<SessionEndpoint, SessionBody>(
            "session", "Who is signed in; 401 when nobody is.", (endpoint, context, _) => endpoint.Show(context)),
        LibraryRoute.Send<SessionEndpoint, SignInBody, SessionBody>(
            "POST", "session", "Signs in by e-mail address and password, or by the token of a one-time link.", (endpoint, context, body, token) => endpoint.SignInAsync(context, body, token)) with { IsOpen = true },
        LibraryRoute.Silent<SessionEndpoint>(
            "DELETE", "session", "Signs out.", (endpoint, context, token) => endpoint.SignOutAsync(context, token)),
        LibraryRoute.Send<SessionEndpoint, AccountBody, SessionBody>(
            "PUT", "account", "Changes one's own name and e-mail address.", (endpoint, context, body, token) => endpoint.DescribeAsync(context, body, token)),
        LibraryRoute.Send<SessionEndpoint, PasswordBody, SessionBody>(
            "PUT", "account/password", "Sets one's own password and ends one's other sessions.", (endpoint, context, body, token) => endpoint.SetPasswordAsync(context, body, token)),
    ];
}
