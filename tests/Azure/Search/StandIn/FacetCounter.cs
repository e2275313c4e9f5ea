using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>
/// Facet expressions of learn.microsoft.com/azure/search/search-faceted-navigation-examples: count, sort, and for numbers values and
/// interval. The first of the ranges that values make has no lower end.
/// </summary>
internal static class FacetCounter
{
    public static (string Field, JsonArray Counts) Count(IndexSchema schema, string expression, IReadOnlyList<StoredDocument> found)
    {
        var parts = expression.Split(',', StringSplitOptions.TrimEntries);
        var field = schema.Find(parts[0]);
        IndexSchema.Refuse(field is not { IsFacetable: true }, $"The field '{parts[0]}' in the facet list is not facetable.");
        var given = parts.Skip(1).Select(part => part.Split(':', 2)).ToList();
        IndexSchema.Refuse(given.Exists(part => part is not ["count" or "sort" or "values" or "interval", _]) || given.DistinctBy(part => part[0]).Count() != given.Count, $"Invalid facet expression '{expression}'.");
        var options = given.ToDictionary(part => part[0], part => part[1]);
        var ranged = options.Keys.Intersect(["values", "interval"]).ToList();
        IndexSchema.Refuse(ranged.Count > 0 && !field!.IsNumber, "values and interval are for numbers and dates; the stand-in has them for numbers.");
        IndexSchema.Refuse(ranged.Count == 2, "values and interval exclude each other.");

        var values = found.SelectMany(document => document.At(parts[0]) switch { null => [], List<object?> list => list.Distinct(), var one => [one] }).ToList();
        return (parts[0], ranged.Count == 0 ? ByValue(values, options) : ByRange(values, options));
    }

    private static JsonArray ByValue(List<object?> values, Dictionary<string, string> options)
    {
        var most = options.TryGetValue("count", out var count) ? Whole(count) : 10;
        var groups = values.GroupBy(value => value).Select(group => (Value: group.Key, Count: group.Count())).ToList();
        IEnumerable<(object? Value, int Count)> sorted = options.GetValueOrDefault("sort", "count") switch
        {
            "count" => groups.OrderByDescending(group => group.Count),
            "-count" => groups.OrderBy(group => group.Count),
            "value" => groups.OrderBy(group => group.Value),
            "-value" => groups.OrderByDescending(group => group.Value),
            var sort => throw new RefusalException($"sort is count, -count, value or -value, not '{sort}'."),
        };
        return [.. (most == 0 ? sorted : sorted.Take(most)).Select(group => new JsonObject { ["count"] = group.Count, ["value"] = JsonSerializer.SerializeToNode(group.Value) })];
    }

    private static JsonArray ByRange(List<object?> values, Dictionary<string, string> options)
    {
        var numbers = values.Select(value => Convert.ToDouble(value, CultureInfo.InvariantCulture)).ToList();
        if (options.TryGetValue("interval", out var interval))
        {
            var width = Number(interval);
            return [.. numbers.GroupBy(number => Math.Floor(number / width) * width).OrderBy(group => group.Key).Select(group => new JsonObject { ["count"] = group.Count(), ["value"] = group.Key })];
        }

        var bounds = options["values"].Split('|').Select(Number).ToList();
        IndexSchema.Refuse(!bounds.SequenceEqual(bounds.Order()), "values must be in ascending order.");
        return [.. Enumerable.Range(0, bounds.Count + 1).Select(at =>
        {
            var (from, to) = (at == 0 ? (double?)null : bounds[at - 1], at == bounds.Count ? (double?)null : bounds[at]);
            var range = new JsonObject { ["count"] = numbers.Count(number => (from is null || number >= from) && (to is null || number < to)) };
            foreach (var (name, bound) in new[] { ("from", from), ("to", to) }.Where(each => each.Item2 is not null))
            {
                range[name] = bound;
            }

            return range;
        })];
    }

    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new RefusalException($"'{text}' is no count.");

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new RefusalException($"'{text}' is no number.");
}
