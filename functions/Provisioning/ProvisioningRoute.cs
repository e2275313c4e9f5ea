using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Answers one call; errors are thrown.</summary>
public delegate Task<IActionResult> ProvisioningHandler(ProvisioningContext context, CancellationToken cancellationToken);

/// <summary>An endpoint of the provisioning API: open to the account's provisioning key alone.</summary>
/// <param name="Methods">See <see cref="IRoute.Methods"/>.</param>
/// <param name="Pattern">What follows <c>/v1_1/provisioning/accounts/{account_id}/</c>; see <see cref="IRoute.Pattern"/>.</param>
/// <param name="Summary">See <see cref="IRoute.Summary"/>.</param>
public sealed record ProvisioningRoute(ImmutableArray<string> Methods, string Pattern, string Summary, ProvisioningHandler Handler) : IRoute
{
    /// <summary>A call whose handler is made by the services of the request.</summary>
    public static ProvisioningRoute Of<TEndpoint>(
        string method, string pattern, string summary, Func<TEndpoint, ProvisioningContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => new([method], pattern, summary, (context, token) => handler(context.Http.RequestServices.GetRequiredService<TEndpoint>(), context, token));

    /// <inheritdoc cref="Of"/>
    public static ProvisioningRoute Get<TEndpoint>(string pattern, string summary, Func<TEndpoint, ProvisioningContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => Of(HttpMethods.Get, pattern, summary, handler);

    /// <inheritdoc cref="Of"/>
    public static ProvisioningRoute Post<TEndpoint>(string pattern, string summary, Func<TEndpoint, ProvisioningContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => Of(HttpMethods.Post, pattern, summary, handler);

    /// <inheritdoc cref="Of"/>
    public static ProvisioningRoute Put<TEndpoint>(string pattern, string summary, Func<TEndpoint, ProvisioningContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => Of(HttpMethods.Put, pattern, summary, handler);

    /// <inheritdoc cref="Of"/>
    public static ProvisioningRoute Delete<TEndpoint>(string pattern, string summary, Func<TEndpoint, ProvisioningContext, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        => Of(HttpMethods.Delete, pattern, summary, handler);
}
