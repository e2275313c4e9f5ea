using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Metadata;

/// <summary>Structured metadata: its fields, their lists, the rules between them, and values for many assets.</summary>
internal static class MetadataRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<FieldEndpoint>("metadata_fields", Access.Admin, "Lists the metadata fields in their order.", (endpoint, context, token) => endpoint.List(context, token)),
        Route.Post<FieldEndpoint>("metadata_fields", Access.Admin, "Adds a metadata field.", (endpoint, context, token) => endpoint.Add(context, token)),
        Route.Put<FieldEndpoint>("metadata_fields/order", Access.Admin, "Puts all metadata fields in order.", (endpoint, context, token) => endpoint.Reorder(context, token)),
        Route.Get<FieldEndpoint>("metadata_fields/{external_id}", Access.Admin, "Gives a metadata field.", (endpoint, context, token) => endpoint.Find(context, token)),
        Route.Put<FieldEndpoint>("metadata_fields/{external_id}", Access.Admin, "Changes a metadata field.", (endpoint, context, token) => endpoint.Update(context, token)),
        Route.Delete<FieldEndpoint>("metadata_fields/{external_id}", Access.Admin, "Deletes a metadata field with its values.", (endpoint, context, token) => endpoint.Delete(context, token)),
        Route.Put<FieldEndpoint>("metadata_fields/{external_id}/reorder", Access.Admin, "Moves a metadata field to a position.", (endpoint, context, token) => endpoint.Move(context, token)),
        Route.Put<DatasourceEndpoint>("metadata_fields/{external_id}/datasource", Access.Admin, "Changes and appends entries of a list.", (endpoint, context, token) => endpoint.Merge(context, token)),
        Route.Delete<DatasourceEndpoint>("metadata_fields/{external_id}/datasource", Access.Admin, "Takes entries of a list away.", (endpoint, context, token) => endpoint.Deactivate(context, token)),
        Route.Post<DatasourceEndpoint>("metadata_fields/{external_id}/datasource_restore", Access.Admin, "Brings entries of a list back.", (endpoint, context, token) => endpoint.Restore(context, token)),
        Route.For<DatasourceEndpoint>([HttpMethods.Post, HttpMethods.Put], "metadata_fields/{external_id}/datasource/order", Access.Admin, "Sorts the entries of a list.", (endpoint, context, token) => endpoint.Sort(context, token)),
        Route.Post<DatasourceEndpoint>("metadata_fields/datasource/search", Access.Admin, "Finds entries of all lists by their value.", (endpoint, context, token) => endpoint.Search(context, token)),
        Route.Post<DatasourceEndpoint>("metadata_fields/{external_id}/datasource/search", Access.Admin, "Finds entries of a list by their value.", (endpoint, context, token) => endpoint.Search(context, token)),
        Route.Get<RuleEndpoint>("metadata_rules", Access.Admin, "Lists the conditional metadata rules.", (endpoint, context, token) => endpoint.List(context, token)),
        Route.Post<RuleEndpoint>("metadata_rules", Access.Admin, "Adds a conditional metadata rule.", (endpoint, context, token) => endpoint.Add(context, token)),
        Route.Put<RuleEndpoint>("metadata_rules/{external_id}", Access.Admin, "Changes a conditional metadata rule.", (endpoint, context, token) => endpoint.Update(context, token)),
        Route.Delete<RuleEndpoint>("metadata_rules/{external_id}", Access.Admin, "Deletes a conditional metadata rule.", (endpoint, context, token) => endpoint.Delete(context, token)),
        Route.Post<ValuesEndpoint>("{resource_type:rt}/metadata", Access.Upload, "Gives structured metadata to many assets.", (endpoint, context, token) => endpoint.Set(context, token)),
    ];
}
