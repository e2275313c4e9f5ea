using System.Text.Json.Nodes;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Scripts;

/// <summary>The parameter <c>eval</c>: a script that sees what a file is and decides options of its upload, before anything is stored.</summary>
public sealed class EvaluateUpload(IScriptRunner scripts, IMediaProcessor media)
{
    /// <returns>The parameters as the script left them.</returns>
    /// <exception cref="DamException">InvalidParameter: the script failed, with its message. NotAvailable: no interpreter.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ExecuteAsync(
        string script, string path, string? fileName, ResourceType? resourceType, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        Sandbox.Demand(script, "eval");
        // Scripts are told nothing of what models see: that is looked for once, when it is stored.
        var facts = resourceType == ResourceType.Raw
            ? new MediaFacts { Kind = ResourceType.Raw }
            : await media.ProbeAsync(new(path, fileName, UploadOptions.From(parameters).Analyse & ~ProbeParts.Seen), cancellationToken);
        var globals = new Dictionary<string, JsonNode>
        {
            ["resource_info"] = ScriptFacts.Of(facts, new FileInfo(path).Length, fileName),
            ["upload_options"] = ScriptOptions.Shown(parameters),
        };
        var program = Sandbox.Program(globals, "", script, "global.upload_options");
        return ScriptOptions.Merge(parameters, Sandbox.Read(await scripts.RunAsync(program, cancellationToken), "eval"));
    }
}
