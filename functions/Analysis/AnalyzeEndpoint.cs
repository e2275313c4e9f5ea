using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Analysis.Calls;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Analysis;

/// <summary>The analyze calls: <c>{"data":{"entity","analysis"},"request_id"}</c>, or the id of a task to ask for.</summary>
internal sealed class AnalyzeEndpoint(AnalyzeSource analyze, AnalysisTasks tasks)
{
    /// <summary>The older call: <c>uri</c> and <c>analysis_type</c>.</summary>
    public Task<IActionResult> Uri(WireContext context, CancellationToken cancellationToken)
        => AnswerAsync(context, AnalysisModel.Of(context.Request.Required("analysis_type")), PictureSource.From(context.Request.Required("uri"), null), cancellationToken);

    public Task<IActionResult> Source(WireContext context, CancellationToken cancellationToken)
    {
        if (context.Request.Text("notification_url") is not null)
        {
            throw DamException.Invalid("notification_url is not served here: ask for the task");
        }

        var model = AnalysisModel.Of(context.Value("model"));
        var source = context.Request.Json("source") is { ValueKind: JsonValueKind.Object } sent ? sent : throw DamException.Missing("source");
        return AnswerAsync(context, model, PictureSource.From(Text(source, "uri"), Text(source, "asset_id")), cancellationToken);
    }

    public async Task<IActionResult> FindTask(WireContext context, CancellationToken cancellationToken)
    {
        var id = context.Value("task_id");
        var task = await tasks.FindAsync(context.Environment.CloudName, id, cancellationToken) ?? throw new DamException(ErrorKind.NotFound, $"Task not found - {id}");
        if (task.Source.AssetId is not null)
        {
            await analyze.DemandAsync(context.Caller, context.Environment.CloudName, AnalysisModel.Of(task.Model), task.Source, cancellationToken);
        }

        var data = Started(task);
        if (task.Results is { } results)
        {
            data["result"] = AnalysisBody.Of(AnalysisModel.Of(task.Model), task.Source, results);
        }

        if (task.Error is { } error)
        {
            data["error"] = new JsonObject { ["message"] = error };
        }

        return Answer(context, data, StatusCodes.Status200OK);
    }

    private async Task<IActionResult> AnswerAsync(WireContext context, AnalysisModel model, PictureSource source, CancellationToken cancellationToken)
    {
        var cloud = context.Environment.CloudName;
        await analyze.DemandAsync(context.Caller, cloud, model, source, cancellationToken);
        if (context.Request.Flag("async") is true)
        {
            return Answer(context, Started(await tasks.StartAsync(cloud, model, source, cancellationToken)), StatusCodes.Status202Accepted);
        }

        return Answer(context, AnalysisBody.Of(model, source, await analyze.ExecuteAsync(cloud, model, source, cancellationToken)), StatusCodes.Status200OK);
    }

    private static JsonObject Started(AnalysisTask task) => new() { ["task_id"] = task.Id, ["status"] = task.State.ToString().ToLowerInvariant() };

    private static WireResult Answer(WireContext context, JsonObject data, int status)
        => new(new JsonObject { ["data"] = data, ["request_id"] = context.RequestId }, status);

    private static string? Text(JsonElement sent, string name)
        => !sent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw DamException.Invalid($"source.{name} is no text");
}
