using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>Every endpoint under one prefix. Of the patterns that fit a path, the one with the earlier literal wins.</summary>
internal sealed class RouteTable<TRoute>
    where TRoute : IRoute
{
    private readonly FrozenDictionary<string, ImmutableArray<Entry>> _byMethod;

    /// <exception cref="InvalidOperationException">Two routes fit the same call equally well.</exception>
    public RouteTable(IEnumerable<RouteList<TRoute>> lists)
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
    public ImmutableArray<TRoute> Routes { get; }

    /// <summary>Null when no route fits. HEAD goes where GET goes.</summary>
    public RouteMatch<TRoute>? Match(string method, RoutePath path)
    {
        var entries = _byMethod.GetValueOrDefault(HttpMethods.IsHead(method) ? HttpMethods.Get : method, []);
        return First(entries, path.Segments) ?? First(entries, path.Flattened);
    }

    /// <summary>The methods that this path does have.</summary>
    public IReadOnlyList<string> MethodsOf(RoutePath path)
        => [.. _byMethod.Keys.Where(method => Match(method, path) is not null).Order(StringComparer.Ordinal)];

    private static RouteMatch<TRoute>? First(ImmutableArray<Entry> entries, ImmutableArray<string> path)
    {
        foreach (var entry in entries)
        {
            if (entry.Pattern.Match(path) is { } values)
                return new RouteMatch<TRoute>(entry.Route, values);
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

    private sealed record Entry(TRoute Route, RoutePattern Pattern);
}

/// <summary>The route of a call, and the values in its path.</summary>
internal sealed record RouteMatch<TRoute>(TRoute Route, IReadOnlyDictionary<string, string> Values);

/// <summary>The routes of one feature.</summary>
public sealed record RouteList<TRoute>(ImmutableArray<TRoute> Routes)
    where TRoute : IRoute;
