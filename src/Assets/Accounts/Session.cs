namespace ServerlessDam.Assets.Accounts;

/// <summary>A person's stay in the Media Library, from sign-in to sign-out. The token itself is only in their browser.</summary>
/// <param name="Id">SHA-256 of the token, 64 hex digits.</param>
/// <param name="SeenAt">The last use, to within <see cref="Sessions.SeenStep"/>.</param>
/// <param name="ByLink">Begun by a one-time link, and no password set since: whoever holds it may set one without the old.</param>
public sealed record Session(string UserId, string Id, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, bool ByLink)
{
    public bool IsOver(DateTimeOffset now) => now >= SeenAt + Sessions.IdleLifetime || now >= CreatedAt + Sessions.Lifetime;
}
