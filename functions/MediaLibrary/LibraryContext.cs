using Microsoft.AspNetCore.Http;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>One call to the Media Library's API.</summary>
public sealed class LibraryContext
{
    public required ProductEnvironment Environment { get; init; }

    /// <summary>Who is signed in; null only on open routes.</summary>
    public required Visitor? Visitor { get; init; }

    /// <summary>Decoded values of the pattern's parameters.</summary>
    public required IReadOnlyDictionary<string, string> RouteValues { get; init; }

    /// <summary>Scheme and host at which deliveries are reached by who sees this page, without a slash at the end.</summary>
    public required string DeliveryOrigin { get; init; }

    public required HttpContext Http { get; init; }

    public Caller Caller => Visitor?.User.ToCaller() ?? Caller.Anonymous;

    /// <exception cref="DamException">Unauthorized: nobody is.</exception>
    public Visitor SignedIn => Visitor ?? throw new DamException(ErrorKind.Unauthorized, "You are not signed in");

    public string Value(string name) => RouteValues[name];
}
