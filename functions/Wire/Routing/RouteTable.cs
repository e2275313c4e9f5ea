using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>Every endpoint of the API. Of the patterns that fit a path, the one with the earlier literal wins.</summary>
internal sealed class RouteTable
{
    private readonly FrozenDictionary<string, ImmutableArray<Entry>> _byMethod;

    /// <exception cref="InvalidOperationException">Two routes fit the same call equally well.</exception>
    public RouteTable(IEnumerable<RouteList> lists)
    {
        Routes = [.. lists.SelectMany(list => list.Routes)];
        _byMethod = Routes
            .SelectMany(route => route.Methods.Select(method => (Method: method, Entry: new Entry(route, new RoutePattern(route.Pattern)))))
            .GroupBy(pair => pair.Method, pair => pair.Entry, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(entry => entry.Pattern).ToImmutableArray(), StringComparer.OrdinalIgnoreCase);

        foreach (var (method, entries) in _byMethod)
            RefuseAmbiguity(method, entries);
    }

    /// <summary>As the features listed them.</summary>
    public ImmutableArray<Route> Routes { get; }

    /// <summary>Null when no route fits. HEAD goes where GET goes.</summary>
    public RouteMatch? Match(string method, ApiPath path)
    {
        var entries = _byMethod.GetValueOrDefault(HttpMethods.IsHead(method) ? HttpMethods.Get : method, []);
        return First(entries, path.Segments) ?? First(entries, path.Flattened);
    }

    /// <summary>The methods that this path does have.</summary>
    public IReadOnlyList<string> MethodsOf(ApiPath path)
        => [.. _byMethod.Keys.Where(method => Match(method, path) is not null).Order(StringComparer.Ordinal)];

    private static RouteMatch? First(ImmutableArray<Entry> entries, ImmutableArray<string> path)
    {
        foreach (var entry in entries)
        {
            if (entry.Pattern.Match(path) is { } values)
                return new RouteMatch(entry.Route, values);
        }
        return null;
    }

    private static void RefuseAmbiguity(string method, ImmutableArray<Entry> entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            for (var j = i + 1; j < entries.Length; j++)
            {
                if (entries[i].Pattern.IsAmbiguousWith(entries[j].Pattern))
                    throw new InvalidOperationException($"{method} '{entries[i].Route.Pattern}' and '{entries[j].Route.Pattern}' fit the same calls.");
            }
        }
    }

    private sealed record Entry(Route Route, RoutePattern Pattern);
}

/// <summary>The route of a call, and the values in its path.</summary>
internal sealed record RouteMatch(Route Route, IReadOnlyDictionary<string, string> Values);

/// <summary>The routes of one feature.</summary>
public sealed record RouteList(ImmutableArray<Route> Routes);
