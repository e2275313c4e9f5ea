using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.OpenApi;

/// <summary>The routes of the SDKs' API as the document has them: what they take beside the path is not typed.</summary>
internal static class WireOperations
{
    private static readonly string[] BodyTypes = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];

    public static IEnumerable<Operation> Of(RouteTable<Route> table)
    {
        var shared = table.Routes.Select(route => route.Pattern).Distinct(StringComparer.Ordinal).CountBy(PathTemplate.Shape).Where(pair => pair.Value > 1).Select(pair => pair.Key).ToHashSet();
        return from route in table.Routes
               from template in PathTemplate.Of(Prefix(route.Pattern), Tail(route.Pattern), spellOut: shared.Contains(PathTemplate.Shape(route.Pattern)))
               from method in route.Methods
               select new Operation(template.Text, method, Describe(route, method, template));
    }

    private static string Prefix(string pattern) => pattern.Split('/') is ["v2", var family, ..] ? $"/v2/{family}/{{cloud_name}}" : "/v1_1/{cloud_name}";

    private static string Tail(string pattern) => pattern.Split('/') is ["v2", _, .. var tail] ? string.Join('/', tail) : pattern;

    private static JsonObject Describe(Route route, string method, PathTemplate template)
    {
        var cloud = new JsonObject { ["name"] = "cloud_name", ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } };
        var operation = new JsonObject
        {
            ["summary"] = route.Summary,
            ["tags"] = new JsonArray(route.Access == Access.Admin ? "Admin API" : "Upload API"),
            ["security"] = Security(route.Access),
            ["parameters"] = new JsonArray([cloud, .. template.Parameters.Select(parameter => parameter.DeepClone())]),
        };
        if (method != HttpMethods.Get)
        {
            operation["requestBody"] = AnyBody();
        }

        operation["responses"] = AnyAnswer();
        return operation;
    }

    /// <summary>A body in each of the encodings that are read.</summary>
    public static JsonObject AnyBody() => new()
    {
        ["content"] = new JsonObject(BodyTypes.Select(type => KeyValuePair.Create(type, (JsonNode?)new JsonObject { ["schema"] = Anything() }))),
    };

    public static JsonObject AnyAnswer() => new()
    {
        ["200"] = new JsonObject { ["description"] = "OK", ["content"] = OpenApiDocument.Json(Anything()) },
        ["default"] = OpenApiDocument.ErrorReference(),
    };

    private static JsonObject Anything() => new() { ["type"] = "object", ["additionalProperties"] = true };

    private static JsonArray Security(Access access)
    {
        JsonObject Need(string scheme) => new() { [scheme] = new JsonArray() };
        return access switch
        {
            Access.Public => [],
            Access.Upload => [Need("signature"), Need("basic"), Need("bearer")],
            Access.UnsignedUpload => [Need("signature"), Need("basic"), Need("bearer"), new JsonObject()],
            _ => [Need("basic"), Need("bearer")],
        };
    }
}
