using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Metadata;

namespace ServerlessDam.Functions.Metadata;

/// <summary>Fields and rules of structured metadata in the wire's words. Clients compare them key by key.</summary>
internal static class FieldBody
{
    public static JsonObject Of(MetadataField field)
    {
        var body = new JsonObject
        {
            ["type"] = field.Type.ToString().ToLowerInvariant(),
            ["external_id"] = field.ExternalId,
            ["label"] = field.Label,
            ["mandatory"] = field.Mandatory,
            ["default_value"] = Node(field.DefaultValue),
            ["validation"] = Node(field.Validation),
            ["default_disabled"] = field.DefaultDisabled,
            ["restrictions"] = new JsonObject { ["readonly_ui"] = field.ReadonlyUi },
        };
        if (field.IsList)
        {
            body["datasource"] = new JsonObject
            {
                ["values"] = new JsonArray([.. field.Datasource.Select(entry => new JsonObject
                {
                    ["external_id"] = entry.ExternalId,
                    ["value"] = entry.Value,
                    ["state"] = entry.Active ? "active" : "inactive",
                })]),
            };
        }

        body["allow_dynamic_list_values"] = field.AllowDynamicListValues;
        return body;
    }

    public static JsonObject Of(IEnumerable<MetadataField> fields) => new() { ["metadata_fields"] = new JsonArray([.. fields.Select(Of)]) };

    /// <summary>What calls about a datasource answer: entries that can be had, without their state.</summary>
    public static JsonObject Of(IEnumerable<DatasourceEntry> entries) => new()
    {
        ["values"] = new JsonArray([.. entries.Select(entry => new JsonObject { ["external_id"] = entry.ExternalId, ["value"] = entry.Value })]),
    };

    public static JsonObject Of(MetadataRule rule) => new()
    {
        ["metadata_field_id"] = rule.MetadataFieldId,
        ["condition"] = Node(rule.Condition),
        ["result"] = Node(rule.Result),
        ["condition_signature"] = rule.ConditionSignature,
        ["state"] = rule.Active ? "active" : "inactive",
        ["name"] = rule.Name,
        ["external_id"] = rule.ExternalId,
    };

    private static JsonNode? Node(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } array => JsonArray.Create(array),
        { ValueKind: JsonValueKind.Object } body => JsonObject.Create(body),
        { } scalar => JsonValue.Create(scalar),
    };
}
