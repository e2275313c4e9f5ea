using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace ServerlessDam.Functions.OpenApi;

/// <summary>The records and enums of the API as named JSON schemas, each once, made by what serialises them.</summary>
internal sealed class Schemas(JsonSerializerOptions options)
{
    private readonly SortedDictionary<string, JsonNode?> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);

    /// <summary>A reference to the schema of one of our types.</summary>
    /// <exception cref="InvalidOperationException">Two types have the same name.</exception>
    public JsonObject Reference(Type type)
    {
        if (!_types.TryAdd(type.Name, type) && _types[type.Name] != type)
        {
            throw new InvalidOperationException($"{type} and {_types[type.Name]} would be one schema.");
        }

        if (_named.TryAdd(type.Name, null))
        {
            _named[type.Name] = Export(type);
        }

        return new() { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    /// <summary>The properties of a record, with whether they must be given.</summary>
    public IEnumerable<(string Name, JsonNode Schema, bool IsRequired)> PropertiesOf(Type type)
    {
        var schema = Export(type);
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        return ((JsonObject)schema["properties"]!).Select(pair => (pair.Key, WithoutNull(pair.Value!.DeepClone()), required.Contains(pair.Key)));
    }

    public JsonObject All() => new(_named.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));

    private JsonNode Export(Type type)
        => WithoutNullDefaults(options.GetJsonSchemaAsNode(type, new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) => context.Path.Length > 0 ? Named(context.TypeInfo.Type, schema) : schema,
        }));

    private JsonNode Named(Type type, JsonNode schema)
    {
        var core = Nullable.GetUnderlyingType(type) ?? type;
        if (core.Namespace?.StartsWith("ServerlessDam", StringComparison.Ordinal) != true)
        {
            return schema;
        }

        return AllowsNull(schema)
            ? new JsonObject { ["anyOf"] = new JsonArray(Reference(core), new JsonObject { ["type"] = "null" }) }
            : Reference(core);
    }

    private static bool AllowsNull(JsonNode schema)
        => (schema["type"] as JsonArray)?.Any(type => type?.GetValue<string>() == "null") == true
            || (schema["enum"] as JsonArray)?.Any(value => value is null) == true;

    /// <summary>In a query what is null is not there.</summary>
    private static JsonNode WithoutNull(JsonNode schema)
    {
        if (schema["anyOf"] is JsonArray { Count: 2 } choices)
        {
            return choices[0]!.DeepClone();
        }

        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).First(type => type != "null");
        }

        return schema;
    }

    /// <summary>A default of null says nothing that "not required" does not, and generators take it for a promise of a value.</summary>
    private static JsonNode WithoutNullDefaults(JsonNode schema)
    {
        if (schema is JsonObject values)
        {
            if (values.TryGetPropertyValue("default", out var value) && value is null)
            {
                values.Remove("default");
            }

            foreach (var (_, inner) in values)
            {
                _ = inner is null ? null : WithoutNullDefaults(inner);
            }
        }
        else if (schema is JsonArray items)
        {
            foreach (var item in items)
            {
                _ = item is null ? null : WithoutNullDefaults(item);
            }
        }

        return schema;
    }
}
