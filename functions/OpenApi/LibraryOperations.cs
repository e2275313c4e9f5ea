using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.MediaLibrary.Routing;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.OpenApi;

/// <summary>The Media Library's routes as the document has them: every parameter, every type.</summary>
internal static class LibraryOperations
{
    public static IEnumerable<Operation> Of(RouteTable<LibraryRoute> table, Schemas schemas)
        => from route in table.Routes
           from template in PathTemplate.Of("/library/api", route.Pattern, spellOut: false)
           from method in route.Methods
           select new Operation(template.Text, method, Describe(route, method, template, schemas));

    private static JsonObject Describe(LibraryRoute route, string method, PathTemplate template, Schemas schemas)
    {
        var operation = new JsonObject
        {
            ["summary"] = route.Summary,
            ["tags"] = new JsonArray("Media Library"),
            ["security"] = Security(route, method),
        };
        JsonNode?[] parameters = [.. template.Parameters, .. QueryOf(route, schemas), .. route.Headers.Select(Header)];
        if (parameters.Length > 0)
        {
            operation["parameters"] = new JsonArray(parameters);
        }

        if (BodyOf(route, schemas) is { } body)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = body };
        }

        operation["responses"] = Responses(route, method, schemas);
        return operation;
    }

    private static JsonArray Security(LibraryRoute route, string method)
        => route.IsOpen ? []
            : method == HttpMethods.Get ? [new JsonObject { ["session"] = new JsonArray() }]
            : [new JsonObject { ["session"] = new JsonArray(), ["csrf"] = new JsonArray() }];

    private static IEnumerable<JsonObject> QueryOf(LibraryRoute route, Schemas schemas)
        => route.Query is null ? [] : schemas.PropertiesOf(route.Query).Select(property => new JsonObject
        {
            ["name"] = property.Name,
            ["in"] = "query",
            ["required"] = property.IsRequired,
            ["schema"] = property.Schema,
        });

    private static JsonObject Header(LibraryHeader header) => new()
    {
        ["name"] = header.Name,
        ["in"] = "header",
        ["required"] = header.IsRequired,
        ["description"] = header.Description,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject? BodyOf(LibraryRoute route, Schemas schemas)
        => route.TakesFile ? new() { ["application/octet-stream"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary" } } }
            : route.Body is { } body ? OpenApiDocument.Json(schemas.Reference(body))
            : null;

    private static JsonObject Responses(LibraryRoute route, string method, Schemas schemas)
    {
        var responses = new JsonObject();
        if (route.Answer is { } answer)
        {
            responses["200"] = new JsonObject { ["description"] = "OK", ["content"] = OpenApiDocument.Json(schemas.Reference(answer)) };
        }
        else if (route.AnswersFile)
        {
            var picture = new JsonObject { ["image/webp"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary" } } };
            responses["200"] = new JsonObject { ["description"] = "OK", ["content"] = picture };
        }
        else
        {
            responses["204"] = new JsonObject { ["description"] = "Done" };
        }

        if (method == HttpMethods.Get)
        {
            responses["304"] = new JsonObject { ["description"] = "Nothing changed since the answer whose ETag was sent as If-None-Match" };
        }

        responses["default"] = OpenApiDocument.ErrorReference();
        return responses;
    }
}
