using System.Collections.Immutable;

namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>What every endpoint says of itself, whatever its handler is given: an entry of a <see cref="RouteTable{TRoute}"/>.</summary>
public interface IRoute
{
    /// <summary>HEAD goes where GET goes.</summary>
    ImmutableArray<string> Methods { get; }

    /// <summary>
    /// Segments after the table's prefix: literal, <c>{name}</c>, <c>{name:rt}</c> (image, video, raw), <c>{name:a|b}</c> (one of
    /// these), and last <c>{name*}</c> (all that is left, slashes and all, at least one character).
    /// </summary>
    string Pattern { get; }

    /// <summary>One sentence for the OpenAPI document.</summary>
    string Summary { get; }
}
