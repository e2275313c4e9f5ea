using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Functions.Upload;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Presets;

/// <summary>Upload presets over the Admin API.</summary>
internal sealed class PresetEndpoint(UploadPresets presets, IdGenerator ids)
{
    private static readonly HashSet<string> NoSettings = ["name", "unsigned", "public_id", "upload_preset", "external_id"];

    public async Task<IActionResult> List(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var page = await presets.ListAsync(
            context.Caller,
            context.Environment.CloudName,
            PresetOrder.Parse(request.Text("order_by"), request.Text("direction")),
            (int)Math.Min(request.Integer("max_results", least: 1) ?? 10, 500),
            request.Text("next_cursor"),
            cancellationToken);
        var body = new JsonObject { ["presets"] = new JsonArray([.. page.Presets.Select(Body)]) };
        if (page.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return new WireResult(body);
    }

    public async Task<IActionResult> Create(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var settings = UploadPresets.Default.Settings.Clear().SetItems(UploadParameters.SentBy(request).Where(IsSetting));
        var preset = new UploadPreset(request.Text("name") ?? ids.Alphanumeric(8), request.Flag("unsigned") is true, settings);
        await presets.CreateAsync(context.Caller, context.Environment.CloudName, preset, cancellationToken);
        return new WireResult(new { Message = "created", preset.Name });
    }

    public async Task<IActionResult> Update(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var settings = UploadParameters.Of(request).Where(IsSetting).ToDictionary(StringComparer.Ordinal);
        return await presets.UpdateAsync(
            context.Caller, context.Environment.CloudName, context.Value("name"), request.Flag("unsigned"), settings, cancellationToken)
            ? WireResult.Message("updated")
            : throw NotFound(context);
    }

    public async Task<IActionResult> Details(WireContext context, CancellationToken cancellationToken)
        => new WireResult(Body(await presets.FindAsync(context.Environment.CloudName, context.Value("name"), cancellationToken) ?? throw NotFound(context)));

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
        => await presets.DeleteAsync(context.Caller, context.Environment.CloudName, context.Value("name"), cancellationToken)
            ? WireResult.Message("deleted")
            : throw NotFound(context);

    private static bool IsSetting(KeyValuePair<string, string> parameter) => !NoSettings.Contains(parameter.Key);

    private static JsonObject Body(UploadPreset preset) => new()
    {
        ["name"] = preset.Name,
        ["unsigned"] = preset.Unsigned,
        ["settings"] = PresetSettings.Of(preset),
    };

    private static DamException NotFound(WireContext context) => new(ErrorKind.NotFound, $"Can't find upload preset named {context.Value("name")}");
}
