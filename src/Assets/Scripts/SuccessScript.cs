using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Scripts;

/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record HookReport(string? Error);

/// <summary>
/// The parameter <c>on_success</c>: a script that runs when the asset is there and may describe it with
/// <c>current_asset.update({tags, context, metadata})</c>. Its failure is reported and fails nothing.
/// </summary>
public sealed class SuccessScript(IScriptRunner scripts, LabelAssets label)
{
    private const int MostUpdates = 20;

    private const string Setup = """
        var updates = [];
          global.e = global.event;
          global.current_asset.update = function (changes) { updates.push(changes); };
        """;

    /// <returns>The asset as it is afterwards.</returns>
    public async Task<(Asset Asset, HookReport Report)> ExecuteAsync(Caller caller, Asset asset, string script, CancellationToken cancellationToken)
    {
        try
        {
            Sandbox.Demand(script, "on_success");
            var globals = new Dictionary<string, JsonNode>
            {
                ["event"] = new JsonObject { ["upload_info"] = ScriptFacts.Of(asset) },
                ["resource"] = ScriptFacts.Of(asset),
                ["current_asset"] = ScriptFacts.Of(asset),
            };
            var program = Sandbox.Program(globals, Setup, script, "{ updates: updates }");
            var answer = Sandbox.Read(await scripts.RunAsync(program, cancellationToken), "on_success");
            var changed = answer["updates"] is JsonArray { Count: > 0 } updates
                ? await label.ChangeAsync(caller, asset.Key, current => updates.OfType<JsonObject>().Take(MostUpdates).Aggregate(current, Apply), cancellationToken)
                : asset;
            return (changed ?? asset, new(Error: null));
        }
        catch (DamException e) when (e.Kind != ErrorKind.TryLater)
        {
            return (asset, new(e.Message));
        }
    }

    private static Asset Apply(Asset asset, JsonObject changes) => asset with
    {
        Tags = changes["tags"] is { } tags ? Labels.Tags(ScriptValues.Text("tags", tags)) : asset.Tags,
        Context = changes["context"] is { } context
            ? asset.Context.SetItems(Labels.Context(ScriptValues.Text("context", context)))
            : asset.Context,
    };
}
