using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.MediaLibrary.Routing;

/// <summary>Answers one call with what becomes JSON, with a result of its own, or with null for 204; errors are thrown.</summary>
public delegate Task<object?> LibraryHandler(LibraryContext context, CancellationToken cancellationToken);

/// <summary>An endpoint of the Media Library's API, with the types that travel: they are bound, written and documented by it.</summary>
public sealed record LibraryRoute(ImmutableArray<string> Methods, string Pattern, string Summary, LibraryHandler Handler) : IRoute
{
    /// <summary>Whether it may be called without being signed in. Default: no.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The record that the query is read into; null for none.</summary>
    public Type? Query { get; init; }

    /// <summary>The record that the JSON body is read into; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>The record that is answered; null for 204.</summary>
    public Type? Answer { get; init; }

    /// <summary>The body is a file's bytes; <see cref="Body"/> is null then.</summary>
    public bool TakesFile { get; init; }

    /// <summary>The answer is a file's bytes; <see cref="Answer"/> is null then.</summary>
    public bool AnswersFile { get; init; }

    public ImmutableArray<LibraryHeader> Headers { get; init; } = [];

    /// <summary>
    /// What is the same as long as the answer to the same query is, and costs less to find out. Null: only the answer itself tells.
    /// </summary>
    public Func<LibraryContext, CancellationToken, Task<string>>? Stamp { get; init; }

    public static LibraryRoute Get<TEndpoint, TAnswer>(
        string pattern, string summary, Func<TEndpoint, LibraryContext, CancellationToken, Task<TAnswer>> handler)
        where TEndpoint : notnull
        where TAnswer : class
        => Plain(HttpMethods.Get, pattern, summary, handler);

    public static LibraryRoute Get<TEndpoint, TQuery, TAnswer>(
        string pattern, string summary, Func<TEndpoint, LibraryContext, TQuery, CancellationToken, Task<TAnswer>> handler)
        where TEndpoint : notnull
        where TQuery : class
        where TAnswer : class
        => new([HttpMethods.Get], pattern, summary, async (context, token)
            => await handler(Endpoint<TEndpoint>(context), context, LibraryBinding.Query<TQuery>(context.Http.Request.Query), token))
        {
            Query = typeof(TQuery),
            Answer = typeof(TAnswer),
        };

    /// <summary>A call that is answered by a picture.</summary>
    public static LibraryRoute File<TEndpoint, TQuery>(
        string pattern, string summary, Func<TEndpoint, LibraryContext, TQuery, CancellationToken, Task<IActionResult>> handler)
        where TEndpoint : notnull
        where TQuery : class
        => new([HttpMethods.Get], pattern, summary, async (context, token)
            => await handler(Endpoint<TEndpoint>(context), context, LibraryBinding.Query<TQuery>(context.Http.Request.Query), token))
        {
            Query = typeof(TQuery),
            AnswersFile = true,
        };

    /// <summary>A call without a body, or with one that the handler itself reads.</summary>
    public static LibraryRoute Plain<TEndpoint, TAnswer>(
        string method, string pattern, string summary, Func<TEndpoint, LibraryContext, CancellationToken, Task<TAnswer>> handler)
        where TEndpoint : notnull
        where TAnswer : class
        => new([method], pattern, summary, async (context, token) => await handler(Endpoint<TEndpoint>(context), context, token)) { Answer = typeof(TAnswer) };

    /// <summary>A call that is answered by 204.</summary>
    public static LibraryRoute Silent<TEndpoint>(
        string method, string pattern, string summary, Func<TEndpoint, LibraryContext, CancellationToken, Task> handler)
        where TEndpoint : notnull
        => new([method], pattern, summary, async (context, token) =>
        {
            await handler(Endpoint<TEndpoint>(context), context, token);
            return null;
        });

    /// <summary>A call with a JSON body.</summary>
    public static LibraryRoute Send<TEndpoint, TBody, TAnswer>(
        string method, string pattern, string summary, Func<TEndpoint, LibraryContext, TBody, CancellationToken, Task<TAnswer>> handler)
        where TEndpoint : notnull
        where TBody : class
        where TAnswer : class
        => new([method], pattern, summary, async (context, token)
            => await handler(Endpoint<TEndpoint>(context), context, await LibraryBinding.BodyAsync<TBody>(context.Http.Request, token), token))
        {
            Body = typeof(TBody),
            Answer = typeof(TAnswer),
        };

    /// <summary>The endpoint of a call.</summary>
    internal static TEndpoint Endpoint<TEndpoint>(LibraryContext context)
        where TEndpoint : notnull
        => context.Http.RequestServices.GetRequiredService<TEndpoint>();
}

/// <summary>A header that a handler reads, for the OpenAPI document.</summary>
public sealed record LibraryHeader(string Name, bool IsRequired, string Description);
