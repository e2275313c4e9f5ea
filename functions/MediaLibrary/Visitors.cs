using Microsoft.AspNetCore.Http;
using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>Finds who a request's cookie stands for.</summary>
internal sealed class Visitors(Users users, Sessions sessions, LibraryEntrance entrance)
{
    /// <summary>Null when nobody is signed in.</summary>
    public async Task<Visitor?> FindAsync(HttpRequest request, CancellationToken cancellationToken)
        => SessionCookie.Read(request) is { } token
            && await sessions.FindAsync(token, cancellationToken) is { } session
            && await users.FindAsync(session.UserId, cancellationToken) is { } user
            && entrance.IsOpenTo(user)
                ? Visitor.Of(user, session, token)
                : null;
}
