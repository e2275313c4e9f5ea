using System.Text.Json.Nodes;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Similarity;

namespace ServerlessDam.Functions.Duplicates;

/// <summary>Pairs and groups of duplicates in the wire's words.</summary>
internal static class PairBody
{
    public static JsonObject Of(ShownGroup group, ListedShape shape) => new()
    {
        ["id"] = group.Id,
        ["class"] = LikenessNames.Of(group.Class),
        ["count"] = group.Count,
        ["resources"] = shape.Of(group.Assets),
        ["pairs"] = new JsonArray([.. group.Pairs.Select(Of)]),
    };

    public static JsonObject Of(DuplicateOfAsset found, ListedShape shape)
    {
        var body = Of(found.Pair);
        body["resource"] = shape.Of(found.Asset);
        return body;
    }

    public static JsonObject Of(DuplicatePair pair)
    {
        var body = new JsonObject
        {
            ["asset_ids"] = new JsonArray(pair.First, pair.Second),
            ["class"] = LikenessNames.Of(pair.Likeness.Class),
            ["score"] = Math.Round(pair.Likeness.Score, 4),
            ["found_at"] = pair.FoundAt.UtcDateTime,
        };
        if (pair.Decision is { } decision)
        {
            body["decision"] = new JsonObject
            {
                ["kind"] = DecisionNames.Of(decision.Kind),
                ["by"] = decision.By,
                ["at"] = decision.At.UtcDateTime,
                ["of"] = LikenessNames.Of(decision.Of),
                ["kept"] = decision.KeptId,
            };
        }

        return body;
    }
}
