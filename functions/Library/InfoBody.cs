using System.Text.Json.Nodes;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Functions.Library;

/// <summary><c>info</c>: what the engines found that somebody asked for by name, in the shapes that clients know.</summary>
internal static class InfoBody
{
    /// <summary>Null where nothing was asked for.</summary>
    public static JsonObject? Of(Asset asset, AnalysisResults? results)
    {
        var info = new JsonObject();
        foreach (var (parameter, value, asked) in asset.AddOns.Select(note => note.Split(':', 3)).Select(parts => (parts[0], parts[1], string.Join(':', parts[1..]))))
        {
            var group = info[parameter] as JsonObject ?? [];
            info[parameter] = group;
            if (parameter == "detection")
            {
                AddDetection(group, value, asset, results);
            }
            else if (value == "google_video_tagging")
            {
                group[value] = Result(asset, "objects", results?.Moments, MomentsBody.Of, ResourceType.Video);
            }
            else if (parameter == "background_removal")
            {
                group[value] = Result(asset, "subject", results?.Subject, _ => null);
            }
            else if (parameter == "ocr")
            {
                // The vendor's answers go by the value as it was asked for; ours went by its name.
                foreach (var name in new[] { value, asked }.Distinct())
                {
                    group[name] = Text(asset, results);
                }
            }
            else
            {
                group[value] = Result(asset, "objects", results?.Labels(), Tags);
            }
        }

        return info.Count > 0 ? info : null;
    }

    /// <summary>
    /// All models of things share an entry, <c>detection.object_detection.data.{model}</c>, as the vendor's own answers have it; other models have their
    /// own, <c>detection.{model}</c>.
    /// </summary>
    private static void AddDetection(JsonObject group, string value, Asset asset, AnalysisResults? results)
    {
        var model = value.Split('_')[0];
        if (model == "captioning")
        {
            group[model] = Result(asset, "caption", results?.Caption, Caption);
        }
        else if (group["object_detection"]?["data"] is JsonObject data)
        {
            data[model] = Model(model, results?.Objects ?? []);
        }
        else
        {
            group["object_detection"] = Result(asset, "objects", results?.Objects, things => new JsonObject { [model] = Model(model, things) });
        }
    }

    /// <summary>What was read in other languages than were asked for last is not what was asked for.</summary>
    private static JsonObject Text(Asset asset, AnalysisResults? results)
    {
        var hint = TextHint.Noted(asset.AddOns);
        var locale = hint?.Each() is [var language] ? language.Code : null;
        return Result(asset, "text", results?.ReadAs == hint ? results?.Text : null, lines => TextBody.Of(lines, results!.FurtherText ?? [], locale));
    }

    /// <param name="data">Null for what has none: that it is done is all.</param>
    /// <param name="only">What kind alone is looked at; null for whatever has such a step.</param>
    private static JsonObject Result<T>(Asset asset, string name, T? found, Func<T, JsonNode?> data, ResourceType? only = null)
        where T : class
    {
        if (found is not null)
        {
            var result = new JsonObject { ["status"] = "complete" };
            if (data(found) is { } told)
            {
                result["data"] = told;
            }

            return result;
        }

        var step = only is null || asset.ResourceType == only ? asset.Analysis.FirstOrDefault(each => each.Name == name) : null;
        return step is { State: AnalysisState.Pending }
            ? new() { ["status"] = "pending" }
            : new() { ["status"] = "failed", ["data"] = step?.Error ?? (only == ResourceType.Video ? "Only videos are looked at" : "Only images are looked at") };
    }

    private static JsonArray Tags(IReadOnlyList<SeenTag> tags)
        => new([.. tags.Select(tag => new JsonObject { ["tag"] = new JsonObject { ["en"] = tag.Label }, ["confidence"] = tag.Confidence })]);

    internal static JsonObject Caption(SeenCaption caption) => new() { ["caption"] = caption.Text };

    private static JsonObject Model(string name, IReadOnlyList<SeenObject> things) => new()
    {
        ["model_name"] = name,
        ["model_version"] = 1,
        ["schema_version"] = 1.0,
        ["tags"] = Things(things),
    };

    /// <summary>By label, where it is seen.</summary>
    internal static JsonObject Things(IReadOnlyList<SeenObject> things)
        => new(things.GroupBy(thing => thing.Label).Select(group => KeyValuePair.Create(group.Key, (JsonNode?)new JsonArray([.. group.Select(Thing)]))));

    private static JsonObject Thing(SeenObject thing) => new()
    {
        ["categories"] = new JsonArray(),
        ["bounding-box"] = new JsonArray(thing.Place.X, thing.Place.Y, thing.Place.Width, thing.Place.Height),
        ["confidence"] = thing.Confidence,
    };
}
