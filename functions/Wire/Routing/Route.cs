using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>Answers one call; errors are thrown.</summary>
public delegate Task<IActionResult> RouteHandler(WireContext context, CancellationToken cancellationToken);

/// <summary>An endpoint of the SDKs' API: an entry of the one table that requests are matched against and the OpenAPI document is made of.</summary>
/// <param name="Methods">See <see cref="IRoute.Methods"/>.</param>
/// <param name="Pattern">What follows <c>/v1_1/{cloud}/</c>, or <c>v2/{family}/</c> and what follows the cloud; see <see cref="IRoute.Pattern"/>.</param>
/// <param name="Access">Checked before the handler runs.</param>
/// <param name="Summary">See <see cref="IRoute.Summary"/>.</param>
public sealed record Route(ImmutableArray<string> Methods, string Pattern, Access Access, string Summary, RouteHandler Handler) : IRoute
{
    /// <summary>A GET whose handler is made by the services of the request.</summary>
    public static Route Get<TEndpoint>(string pattern, Access access, string summary, Func<TEndpoint, WireContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => For([HttpMethods.Get], pattern, access, summary, handler);

    /// <inheritdoc cref="Get"/>
    public static Route Post<TEndpoint>(string pattern, Access access, string summary, Func<TEndpoint, WireContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => For([HttpMethods.Post], pattern, access, summary, handler);

    /// <inheritdoc cref="Get"/>
    public static Route Put<TEndpoint>(string pattern, Access access, string summary, Func<TEndpoint, WireContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => For([HttpMethods.Put], pattern, access, summary, handler);

    /// <inheritdoc cref="Get"/>
    public static Route Delete<TEndpoint>(string pattern, Access access, string summary, Func<TEndpoint, WireContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => For([HttpMethods.Delete], pattern, access, summary, handler);

    /// <summary>Several methods, one handler.</summary>
    public static Route For<TEndpoint>(
        ImmutableArray<string> methods,
        string pattern,
        Access access,
        string summary,
        Func<TEndpoint, WireContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => new(methods, pattern, access, summary, (context, cancellationToken) =>
            handler(context.Services.GetRequiredService<TEndpoint>(), context, cancellationToken));
}
