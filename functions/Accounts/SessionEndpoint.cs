using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.MediaLibrary;

namespace ServerlessDam.Functions.Accounts;

/// <summary>Signing in and out, and what people change about themselves.</summary>
internal sealed class SessionEndpoint(SignIn signIn, Sessions sessions, OwnAccount account, IOptions<MediaLibraryOptions> options)
{
    public Task<SessionBody> Show(LibraryContext context) => Task.FromResult(Body(context, context.SignedIn));

    public async Task<SessionBody> SignInAsync(LibraryContext context, SignInBody body, CancellationToken cancellationToken)
    {
        // The page's own word: where it came without HTTPS from elsewhere, the password did so too, and the cookie would be refused.
        if (Transport.IsSecure(context.Http.Request) && context.Http.Request.Headers.Origin.ToString().StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            throw new DamException(ErrorKind.Forbidden, "Signing in needs https here: only on this machine itself passwords may go unencrypted");
        }

        var signedIn = body switch
        {
            { Token: { } token, Email: null, Password: null } => await signIn.WithLinkAsync(token, cancellationToken),
            { Token: null, Email: { } email, Password: { } password } => await signIn.WithPasswordAsync(email, password, Address(context.Http), cancellationToken),
            _ => throw DamException.Invalid("Send email and password, or token"),
        };
        if (context.Visitor is { } before)
        {
            await sessions.EndAsync(before.Session, cancellationToken);
        }

        SessionCookie.Write(context.Http, signedIn.Token);
        return Body(context, Visitor.Of(signedIn.User, signedIn.Session, signedIn.Token));
    }

    public async Task SignOutAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(context.SignedIn.Session, cancellationToken);
        SessionCookie.Remove(context.Http);
    }

    public async Task<SessionBody> DescribeAsync(LibraryContext context, AccountBody body, CancellationToken cancellationToken)
        => Body(context, context.SignedIn with { User = await account.DescribeAsync(
            context.SignedIn.User, context.SignedIn.Session, body.Name, body.Email, body.Current, cancellationToken) });

    public async Task<SessionBody> SetPasswordAsync(LibraryContext context, PasswordBody body, CancellationToken cancellationToken)
    {
        var visitor = context.SignedIn;
        var (user, session) = await account.SetPasswordAsync(visitor.User, visitor.Session, body.Current, body.Password, cancellationToken);
        return Body(context, visitor with { User = user, Session = session });
    }

    private SessionBody Body(LibraryContext context, Visitor visitor)
    {
        var (user, cloud) = (visitor.User, context.Environment.CloudName);
        return new(
            new(user.Id, user.Name, user.Email, user.Role),
            visitor.CsrfToken,
            cloud,
            $"{context.DeliveryOrigin}/{cloud}",
            $"{(Transport.IsSecure(context.Http.Request) ? "https" : "http")}://{context.Http.Request.Host}/v1_1/{cloud}",
            context.Environment.FolderMode,
            context.Environment.ModerationBlock,
            options.Value.DropFolder,
            user.PasswordHash is not null,
            visitor.Session.ByLink);
    }

    /// <summary>IPv6 by its /64: whoever has one address there has all of them.</summary>
    private string Address(HttpContext http)
    {
        var text = options.Value.TrustForwardedFor ? http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() : "";
        var address = IPEndPoint.TryParse(text, out var forwarded) ? forwarded.Address : http.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
            : address.GetAddressBytes() is { Length: 16 } bytes ? Convert.ToHexStringLower(bytes.AsSpan(0, 8))
            : address.ToString();
    }
}
