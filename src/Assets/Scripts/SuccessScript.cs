using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Scripts;

/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record HookReport(string? Error);

/// <summary>
/// The parameter <c>on_success</c>: a script that runs when the asset is there and may describe it with
/// <c>current_asset.update({tags, context, metadata})</c>. Its failure is reported and fails nothing.
/// </summary>
public sealed class SuccessScript(IScriptRunner scripts, LabelAssets label, MetadataValues values)
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
            List<JsonObject> updates = answer["updates"] is JsonArray list ? [.. list.OfType<JsonObject>().Take(MostUpdates)] : [];
            if (updates.Count == 0)
            {
                return (asset, new(Error: null));
            }

            // No list grows by it: what the script makes its values of may come from somebody who signed nothing.
            var metadata = await values.PrepareAsync(asset.Cloud, Sent(updates), clearInvalid: false, cancellationToken);
            var changed = await label.ChangeAsync(
                caller, asset.Key, current => updates.Aggregate(current, Apply) with { Metadata = metadata.Of(current.Metadata) }, cancellationToken);
            return (changed ?? asset, new(Error: null));
        }
        catch (DamException e) when (e.Kind != ErrorKind.TryLater)
        {
            return (asset, new(e.Message));
        }
    }

    /// <summary>The metadata of all of them: what is said of a field last counts.</summary>
    private static MetadataInput Sent(List<JsonObject> updates) => updates
        .Select(changes => MetadataInput.Parse(changes["metadata"] is JsonObject map ? map.ToJsonString() : ScriptValues.Plain(changes["metadata"])))
        .Aggregate(MetadataInput.None, (all, more) => new MetadataInput(all.Values.SetItems(more.Values)));

    private static Asset Apply(Asset asset, JsonObject changes) => asset with
    {
        Tags = changes["tags"] is { } tags ? Labels.Tags(ScriptValues.Text("tags", tags)) : asset.Tags,
        Context = changes["context"] is { } context
            ? asset.Context.SetItems(Labels.Context(ScriptValues.Text("context", context)))
            : asset.Context,
    };
}
