using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.NamedTransformations;

/// <summary>Stored transformations over the Admin API.</summary>
internal sealed class TransformationEndpoint(ManageTransformations manage, DerivedByTransformation derived)
{
    public async Task<IActionResult> Get(WireContext context, CancellationToken cancellationToken)
    {
        if (Reference(context) is not { } reference)
        {
            return await ListAsync(context, cancellationToken);
        }

        var stored = await manage.FindAsync(context.Caller, context.Environment.CloudName, reference, cancellationToken);
        var body = Listed(stored);
        body["info"] = TransformationInfo.Of(stored.Text);
        var page = await derived.PageAsync(context.Environment.CloudName, stored, Take(context), context.Request.Text("next_cursor"), cancellationToken);
        var urls = context.AssetUrls();
        body["derived"] = new JsonArray([.. page.Derived.Select(each => Derived(each, urls))]);
        if (page.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return new WireResult(body);
    }

    public async Task<IActionResult> Create(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var name = context.RouteValues.GetValueOrDefault("transformation") ?? request.Required("name");
        await manage.CreateAsync(
            context.Caller, context.Environment.CloudName, name, request.Required("transformation"), request.Flag("allowed_for_strict"), cancellationToken);
        return WireResult.Message("created");
    }

    public async Task<IActionResult> Update(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        await manage.UpdateAsync(
            context.Caller,
            context.Environment.CloudName,
            Reference(context) ?? request.Required("transformation"),
            request.Text("unsafe_update"),
            request.Flag("allowed_for_strict"),
            cancellationToken);
        return WireResult.Message("updated");
    }

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
    {
        await manage.DeleteAsync(context.Caller, context.Environment.CloudName, Reference(context) ?? context.Request.Required("transformation"), cancellationToken);
        return WireResult.Message("deleted");
    }

    private async Task<IActionResult> ListAsync(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var page = await manage.ListAsync(
            context.Caller, context.Environment.CloudName, request.Flag("named"), Take(context), request.Text("next_cursor"), cancellationToken);
        var body = new JsonObject { ["transformations"] = new JsonArray([.. page.Transformations.Select(Listed)]) };
        if (page.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return new WireResult(body);
    }

    private static JsonObject Listed(StoredTransformation stored) => new()
    {
        ["name"] = stored.Label,
        ["allowed_for_strict"] = stored.AllowedForStrict,
        ["used"] = stored.Used,
        ["named"] = stored.Name is not null,
    };

    private static JsonObject Derived(DerivedOfAsset derived, AssetUrls urls)
    {
        var (asset, entry) = derived;
        return new()
        {
            ["public_id"] = asset.PublicId,
            ["resource_type"] = asset.ResourceType.Name(),
            ["type"] = asset.Type,
            ["format"] = entry.Format,
            ["url"] = urls.Plain(asset, entry.Transformation, entry.Format),
            ["secure_url"] = urls.Secure(asset, entry.Transformation, entry.Format),
            ["bytes"] = entry.SizeInBytes,
            ["id"] = entry.Id,
        };
    }

    private static int Take(WireContext context) => (int)Math.Min(context.Request.Integer("max_results", least: 1) ?? 10, 500);

    private static string? Reference(WireContext context) => context.RouteValues.GetValueOrDefault("transformation") ?? context.Request.Text("transformation");
}
