using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Functions.NamedTransformations;
using ServerlessDam.Transformations;

namespace ServerlessDam.Functions.Presets;

/// <summary>The settings of a preset as clients read them back: of the type of each thing, and nothing that was not sent.</summary>
internal static class PresetSettings
{
    private static readonly HashSet<string> Flags =
    [
        "accessibility_analysis", "async", "auto_chaptering", "backup", "cinemagraph_analysis", "clear_invalid", "colors", "disallow_public_id",
        "discard_original_filename", "eager_async", "exif", "faces", "image_metadata", "invalidate", "live", "media_metadata", "overwrite", "phash",
        "quality_analysis", "return_delete_token", "unique_display_name", "unique_filename", "use_asset_folder_as_public_id_prefix",
        "use_filename", "use_filename_as_display_name", "visual_search",
    ];

    public static JsonObject Of(UploadPreset preset)
        => new(preset.Settings.Select(setting => KeyValuePair.Create(setting.Key, Value(setting.Key, setting.Value))));

    private static JsonNode? Value(string name, string value) => name switch
    {
        "tags" or "allowed_formats" => new JsonArray([.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => JsonValue.Create(item))]),
        "context" or "metadata" => new JsonObject(Labels.Context(value).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
        "transformation" => Transformation(value),
        "face_coordinates" or "custom_coordinates" => new JsonArray([.. CoordinatesReader.Boxes(value, name).Select(box => new JsonArray(box.X, box.Y, box.Width, box.Height))]),
        "access_control" or "responsive_breakpoints" or "regions" => Json(value),
        "auto_tagging" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ when Flags.Contains(name) || bool.TryParse(value, out _) => value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase),
        _ => value,
    };

    private static JsonNode Transformation(string text)
    {
        try
        {
            return TransformationInfo.Of(text);
        }
        catch (TransformationException)
        {
            // Of an earlier server that took more.
            return text;
        }
    }

    private static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
