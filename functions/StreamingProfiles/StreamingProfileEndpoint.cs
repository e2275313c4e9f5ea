using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.StreamingProfiles;
using ServerlessDam.Functions.NamedTransformations;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.StreamingProfiles;

/// <summary>Streaming profiles over the Admin API.</summary>
internal sealed class StreamingProfileEndpoint(ManageProfiles manage)
{
    public async Task<IActionResult> List(WireContext context, CancellationToken cancellationToken)
    {
        var all = await manage.ListAsync(context.Caller, context.Environment.CloudName, cancellationToken);
        return new WireResult(new JsonObject { ["data"] = new JsonArray([.. all.Select(Listed)]) });
    }

    public async Task<IActionResult> Get(WireContext context, CancellationToken cancellationToken)
        => Answer(null, await manage.FindAsync(context.Caller, context.Environment.CloudName, context.Value("name"), cancellationToken));

    public async Task<IActionResult> Create(WireContext context, CancellationToken cancellationToken)
        => Answer("created", await manage.CreateAsync(
            context.Caller,
            context.Environment.CloudName,
            context.Request.Required("name"),
            context.Request.Text("display_name"),
            Representations.Read(context.Request.Parameters) ?? throw DamException.Missing("representations"),
            cancellationToken));

    public async Task<IActionResult> Update(WireContext context, CancellationToken cancellationToken)
        => Answer("updated", await manage.UpdateAsync(
            context.Caller,
            context.Environment.CloudName,
            context.Value("name"),
            context.Request.Text("display_name"),
            Representations.Read(context.Request.Parameters),
            cancellationToken));

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
    {
        await manage.DeleteAsync(context.Caller, context.Environment.CloudName, context.Value("name"), cancellationToken);
        return WireResult.Message("deleted");
    }

    private static WireResult Answer(string? message, StreamingProfile profile)
    {
        var data = Listed(profile);
        data["representations"] = new JsonArray([.. profile.Representations.Select(text => new JsonObject { ["transformation"] = TransformationInfo.Of(text) })]);
        return new(message is null ? new JsonObject { ["data"] = data } : new JsonObject { ["message"] = message, ["data"] = data });
    }

    /// <summary>Clients look for the display name where there is none too.</summary>
    private static JsonObject Listed(StreamingProfile profile) => new()
    {
        ["name"] = profile.Name,
        ["display_name"] = profile.DisplayName,
        ["predefined"] = profile.Predefined,
    };
}
