using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDam.Functions.MediaLibrary;
using ServerlessDam.Functions.MediaLibrary.Routing;
using ServerlessDam.Functions.Provisioning;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.OpenApi;

/// <summary>The OpenAPI 3.1 document of the whole API, made of the route tables and of the records that their routes name.</summary>
internal sealed class OpenApiDocument
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<JsonObject> _root;

    public OpenApiDocument(RouteTable<Route> wire, RouteTable<ProvisioningRoute> provisioning, RouteTable<LibraryRoute> library)
        => _root = new(() => Build(wire, provisioning, library));

    public JsonObject Root => _root.Value;

    /// <summary>Indented, as it is committed.</summary>
    public override string ToString() => Root.ToJsonString(Readable);

    private static JsonObject Build(RouteTable<Route> wire, RouteTable<ProvisioningRoute> provisioning, RouteTable<LibraryRoute> library)
    {
        var schemas = new Schemas(LibraryJson.Options);
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var operation in LibraryOperations.Of(library, schemas).Concat(WireOperations.Of(wire)).Concat(ProvisioningOperations.Of(provisioning)))
        {
            if (!paths.TryGetValue(operation.Path, out var item))
            {
                paths[operation.Path] = item = [];
            }

            item.Add(operation.Method.ToLowerInvariant(), operation.Description);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "ServerlessDam",
                ["version"] = "1",
                ["description"] = "Under /library/api: the Media Library's own API, typed. Under /v1_1 and /v2: the API that Cloudinary's SDKs speak; its calls are "
                    + "listed with their path parameters, and what they take and answer is described in the SDKs' documentation, not here yet.",
            },
            ["paths"] = new JsonObject(paths.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["components"] = new JsonObject
            {
                ["responses"] = new JsonObject
                {
                    ["Error"] = new JsonObject
                    {
                        ["description"] = "What is wrong, in words for people.",
                        ["content"] = Json(schemas.Reference(typeof(ErrorBody))),
                    },
                },
                ["securitySchemes"] = Security(),

                // Last: what is referred to above is among them.
                ["schemas"] = schemas.All(),
            },
        };
    }

    public static JsonObject Json(JsonNode schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    public static JsonObject ErrorReference() => new() { ["$ref"] = "#/components/responses/Error" };

    private static JsonObject Security() => new()
    {
        ["session"] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "cookie",
            ["name"] = "__Host-dam-session",
            ["description"] = "Set by signing in. Over plain HTTP, on this machine alone, the name has no prefix; a port other than the scheme's follows the name.",
        },
        ["csrf"] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "header",
            ["name"] = RequestGuard.TokenHeader,
            ["description"] = "The session's csrfToken, with every call that changes something.",
        },
        ["basic"] = new JsonObject { ["type"] = "http", ["scheme"] = "basic", ["description"] = "API key and secret." },
        ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token of the cloud, made by POST /v1_1/{cloud_name}/access_tokens." },
        ["provisioning"] = new JsonObject { ["type"] = "http", ["scheme"] = "basic", ["description"] = "The account's provisioning key and secret." },
        ["signature"] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "query",
            ["name"] = "signature",
            ["description"] = "A signature over the parameters, sent with api_key and timestamp; in the body as well.",
        },
    };
}

/// <summary>What every error answers.</summary>
public sealed record ErrorBody(ErrorDetail Error);

/// <param name="Field">The one field of the request that is wrong; not there when it is not about one.</param>
public sealed record ErrorDetail(string Message, string? Field = null);
