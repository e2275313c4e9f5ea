using System.Text.Json.Nodes;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.OpenApi;

/// <summary>A route's pattern as OpenAPI writes it.</summary>
internal sealed record PathTemplate(string Text, IReadOnlyList<JsonObject> Parameters)
{
    /// <param name="spellOut">
    /// A choice becomes one template for each of its values: needed where another pattern has a parameter in its place, since
    /// OpenAPI takes templates that differ in names alone for the same.
    /// </param>
    public static IEnumerable<PathTemplate> Of(string prefix, string pattern, bool spellOut)
    {
        IEnumerable<PathTemplate> templates = [new(prefix, [])];
        return new RoutePattern(pattern).Segments.Aggregate(templates, (before, segment) => before.SelectMany(template => template.With(segment, spellOut)));
    }

    /// <summary>The pattern with its parameters' names left out: patterns of one shape are one to OpenAPI.</summary>
    public static string Shape(string pattern)
        => string.Join('/', new RoutePattern(pattern).Segments.Select(segment => segment is PatternSegment.Literal literal ? literal.Text : "{}"));

    private IEnumerable<PathTemplate> With(PatternSegment segment, bool spellOut) => segment switch
    {
        PatternSegment.Literal literal => [this with { Text = $"{Text}/{literal.Text}" }],
        PatternSegment.Choice choice when spellOut => choice.Choices.Select(value => this with { Text = $"{Text}/{value}" }),
        PatternSegment.Choice choice => [With(choice.Name, null, [.. choice.Choices])],
        PatternSegment.Parameter parameter => [With(parameter.Name, null, [])],
        PatternSegment.Tail tail => [With(tail.Name, "May hold slashes.", [])],
        _ => throw new InvalidOperationException($"No OpenAPI for {segment}."),
    };

    private PathTemplate With(string name, string? description, string[] choices)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (choices.Length > 0)
        {
            schema["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice))]);
        }

        var parameter = new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true };
        if (description is not null)
        {
            parameter["description"] = description;
        }

        parameter["schema"] = schema;
        return new($"{Text}/{{{name}}}", [.. Parameters, parameter]);
    }
}
