using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Presets;

/// <summary>Upload presets over the Admin API.</summary>
internal sealed class PresetEndpoint(UploadPresets presets, IdGenerator ids)
{
    private static readonly ImmutableHashSet<string> NoSettings = ["name", "unsigned", "timestamp", "signature", "api_key", "file", "public_id"];

    public async Task<IActionResult> List(WireContext context, CancellationToken cancellationToken)
    {
        var all = await presets.ListAsync(context.Caller, context.Environment.CloudName, cancellationToken);
        return new WireResult(new JsonObject { ["presets"] = new JsonArray([.. all.Select(Body)]) });
    }

    public async Task<IActionResult> Create(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var settings = request.Parameters.Names
            .Where(name => !NoSettings.Contains(name) && request.Has(name))
            .ToImmutableSortedDictionary(name => name, name => request.Text(name)!, StringComparer.Ordinal);
        var preset = new UploadPreset(request.Text("name") ?? ids.Alphanumeric(8), request.Flag("unsigned") is true, settings);
        await presets.CreateAsync(context.Caller, context.Environment.CloudName, preset, cancellationToken);
        return new WireResult(new { Message = "created", preset.Name });
    }

    public async Task<IActionResult> Details(WireContext context, CancellationToken cancellationToken)
        => new WireResult(Body(await presets.FindAsync(context.Environment.CloudName, context.Value("name"), cancellationToken) ?? throw NotFound(context)));

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
        => await presets.DeleteAsync(context.Caller, context.Environment.CloudName, context.Value("name"), cancellationToken)
            ? WireResult.Message("deleted")
            : throw NotFound(context);

    private static JsonObject Body(UploadPreset preset) => new()
    {
        ["name"] = preset.Name,
        ["unsigned"] = preset.Unsigned,
        ["settings"] = new JsonObject(preset.Settings.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value)))),
    };

    private static JsonNode? Value(string value) => bool.TryParse(value, out var flag) ? flag : value;

    private static DamException NotFound(WireContext context) => new(ErrorKind.NotFound, $"Can't find upload preset named {context.Value("name")}");
}
