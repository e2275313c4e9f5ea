using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Provisioning;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.OpenApi;

/// <summary>The routes of the provisioning API as the document has them.</summary>
internal static class ProvisioningOperations
{
    public static IEnumerable<Operation> Of(RouteTable<ProvisioningRoute> table)
        => from route in table.Routes
           from template in PathTemplate.Of("/v1_1/provisioning/accounts/{account_id}", route.Pattern, spellOut: false)
           from method in route.Methods
           select new Operation(template.Text, method, Describe(route, method, template));

    private static JsonObject Describe(ProvisioningRoute route, string method, PathTemplate template)
    {
        var account = new JsonObject { ["name"] = "account_id", ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } };
        var operation = new JsonObject
        {
            ["summary"] = route.Summary,
            ["tags"] = new JsonArray("Provisioning API"),
            ["security"] = new JsonArray(new JsonObject { ["provisioning"] = new JsonArray() }),
            ["parameters"] = new JsonArray([account, .. template.Parameters]),
        };
        if (method != HttpMethods.Get)
        {
            operation["requestBody"] = WireOperations.AnyBody();
        }

        operation["responses"] = WireOperations.AnyAnswer();
        return operation;
    }
}
