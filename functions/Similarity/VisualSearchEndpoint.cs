using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Upload;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Similarity;

/// <summary>Finds pictures by another picture, or by words.</summary>
internal sealed class VisualSearchEndpoint(VisualSearch search, UploadSources sources)
{
    public async Task<IActionResult> Search(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;

        // Whatever its name, a file is the picture.
        if (request.File is not null && request.Text("image_url") is not null)
        {
            throw DamException.Invalid("Either a file or image_url: both are the picture to search by");
        }

        await using var file = request.Text("image_url") is { } url ? await sources.FetchAsync(url, cancellationToken) : null;
        var question = new VisualQuestion
        {
            AssetId = request.Text("image_asset_id"),
            Path = file?.Path ?? request.File?.Path,
            FileName = file?.FileName ?? request.File?.FileName,
            Text = request.Text("text"),
            Threshold = request.Number("threshold"),
            Take = context.Take(),
            Cursor = request.Text("next_cursor"),
        };
        return new WireResult(Body(context, await search.ExecuteAsync(context.Caller, context.Environment.CloudName, question, cancellationToken)));
    }

    private static JsonObject Body(WireContext context, VisualAnswer answer)
    {
        var shape = new ListedShape(context);
        var body = new JsonObject
        {
            ["total_count"] = answer.Total,
            ["method"] = LikenessNames.Of(answer.Method),
            ["resources"] = new JsonArray([.. answer.Assets.Select(each => Scored(shape, each))]),
        };
        if (answer.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return body;
    }

    private static JsonObject Scored(ListedShape shape, VisualMatch match)
    {
        var body = shape.Of(match.Asset);
        body["score"] = Math.Round(match.Score, 4);
        if (match.Class is { } likeness)
        {
            body["likeness"] = LikenessNames.Of(likeness);
        }

        return body;
    }
}
