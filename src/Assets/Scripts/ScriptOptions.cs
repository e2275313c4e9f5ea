using System.Collections.Frozen;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Scripts;

/// <summary>The upload parameters that a script may see and set: what describes and analyses, nothing that names, places or opens.</summary>
internal static class ScriptOptions
{
    private const int MostCharacters = 20_000;

    private static readonly FrozenSet<string> Settable = """
        tags context metadata clear_invalid eager eager_async responsive_breakpoints colors faces phash image_metadata media_metadata exif
        quality_analysis accessibility_analysis cinemagraph_analysis visual_search quality_override face_coordinates
        custom_coordinates regions moderation ocr categorization detection auto_tagging background_removal raw_convert
        auto_transcription auto_chaptering backup return_delete_token
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static JsonObject Shown(IReadOnlyDictionary<string, string> parameters)
        => new(parameters.Where(pair => Settable.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    /// <summary>The parameters as the script left them; what it may not set stays.</summary>
    /// <exception cref="DamException">InvalidParameter: a value is too long.</exception>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> parameters, JsonObject options)
    {
        var merged = new Dictionary<string, string>(parameters.Where(pair => !Settable.Contains(pair.Key)), StringComparer.Ordinal);
        foreach (var (name, value) in options.Where(pair => Settable.Contains(pair.Key)))
        {
            if (ScriptValues.Text(name, value) is not { } text)
            {
                continue;
            }

            merged[name] = text.Length <= MostCharacters
                ? text
                : throw DamException.Invalid($"Invalid eval: {name} has {text.Length} characters, at most {MostCharacters}");
        }

        return merged;
    }
}
