using System.Text.Json.Nodes;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Scripts;

/// <summary>What scripts are told of a file or an asset, in the wire's words.</summary>
internal static class ScriptFacts
{
    /// <param name="facts">With the parts of the analysis that the upload asks for.</param>
    public static JsonObject Of(MediaFacts facts, long sizeInBytes, string? fileName)
    {
        var info = new JsonObject
        {
            ["resource_type"] = facts.Kind.Name(),
            ["bytes"] = sizeInBytes,
            ["pages"] = facts.Pages,
        };
        Add(info, facts.Format, facts.Width, facts.Height);
        if (Path.GetFileNameWithoutExtension(fileName) is { Length: > 0 } stem)
        {
            info["original_filename"] = stem;
        }

        if (facts.Metadata is { } metadata)
        {
            info["image_metadata"] = Texts(metadata);
        }

        if (facts.Colors is { } colors)
        {
            info["colors"] = Shares(colors.Colors);
            info["predominant"] = new JsonObject { ["google"] = Shares(colors.Google), ["cloudinary"] = Shares(colors.Cloudinary) };
            info["illustration_score"] = colors.IllustrationScore;
            info["semi_transparent"] = colors.SemiTransparent;
            info["grayscale"] = colors.Grayscale;
        }

        if (facts.PerceptualHash is { } hash)
        {
            info["phash"] = hash;
        }

        AnalysisWords.Add(info, facts.Quality, facts.Accessibility, ProbeParts.Quality | ProbeParts.Accessibility);

        return info;
    }

    public static JsonObject Of(Asset asset)
    {
        var info = new JsonObject
        {
            ["asset_id"] = asset.AssetId,
            ["public_id"] = asset.PublicId,
            ["version"] = asset.Version,
            ["resource_type"] = asset.ResourceType.Name(),
            ["type"] = asset.Type,
            ["bytes"] = asset.SizeInBytes,
            ["etag"] = asset.ETag,
            ["asset_folder"] = asset.Folder,
            ["display_name"] = asset.DisplayName,
            ["tags"] = new JsonArray([.. asset.Tags.Select(tag => JsonValue.Create(tag))]),
            ["context"] = new JsonObject { ["custom"] = Texts(asset.Context) },
        };
        Add(info, asset.Format, asset.Width, asset.Height);
        return info;
    }

    private static void Add(JsonObject info, string? format, int? width, int? height)
    {
        if (format is not null)
        {
            info["format"] = format;
        }

        if ((width, height) is ({ } across, { } down))
        {
            info["width"] = across;
            info["height"] = down;
        }
    }

    private static JsonObject Texts(IEnumerable<KeyValuePair<string, string>> pairs)
        => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static JsonArray Shares(IEnumerable<ColorShare> shares)
        => new([.. shares.Select(share => new JsonArray(share.Color, Math.Round(share.Percent, 1)))]);
}
