using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Syntax;

/// <summary>Every key of the language, with the long name that error messages use.</summary>
internal static class Keys
{
    public const string Flag = "fl";

    public const string Condition = "if";

    public static readonly FrozenDictionary<string, string> LongNames = new Dictionary<string, string>
    {
        ["a"] = "angle",
        ["ac"] = "audio_codec",
        ["af"] = "audio_frequency",
        ["ar"] = "aspect_ratio",
        ["b"] = "background",
        ["bl"] = "baseline",
        ["bo"] = "border",
        ["br"] = "bit_rate",
        ["c"] = "crop",
        ["co"] = "color",
        ["cs"] = "color_space",
        ["d"] = "default_image",
        ["dl"] = "delay",
        ["dn"] = "density",
        ["dpr"] = "dpr",
        ["dr"] = "dynamic_range",
        ["du"] = "duration",
        ["e"] = "effect",
        ["eo"] = "end_offset",
        ["f"] = "format",
        ["fl"] = "flags",
        ["fn"] = "custom_function",
        ["fps"] = "fps",
        ["g"] = "gravity",
        ["h"] = "height",
        ["if"] = "condition",
        ["ki"] = "keyframe_interval",
        ["l"] = "overlay",
        ["o"] = "opacity",
        ["p"] = "prefix",
        ["pg"] = "page",
        ["q"] = "quality",
        ["r"] = "radius",
        ["so"] = "start_offset",
        ["sp"] = "streaming_profile",
        ["t"] = "named_transformation",
        ["u"] = "underlay",
        ["vc"] = "video_codec",
        ["vs"] = "video_sampling",
        ["w"] = "width",
        ["x"] = "x",
        ["y"] = "y",
        ["z"] = "zoom",
    }.ToFrozenDictionary();

    /// <summary>
    /// How many characters of <paramref name="item"/> are its key: a known key, or a variable's name with its dollar, with an
    /// underscore and at least one character behind it. 0 when it does not start with one.
    /// </summary>
    public static int LengthIn(ReadOnlySpan<char> item)
    {
        var length = item.StartsWith('$') ? VariableLength(item) : item.IndexOf('_');
        if (length <= 0 || length + 1 >= item.Length || item[length] != '_')
            return 0;

        return item[0] == '$' || LongNames.ContainsKey(item[..length].ToString()) ? length : 0;
    }

    /// <summary>How many characters of <paramref name="item"/> are a dollar sign and a name behind it; 0 for none.</summary>
    public static int VariableLength(ReadOnlySpan<char> item)
    {
        var at = 1;
        while (at < item.Length && item[at] == '_')
            at++;
        if (at == item.Length || !char.IsAsciiLetter(item[at]))
            return 0;

        while (at < item.Length && char.IsAsciiLetterOrDigit(item[at]))
            at++;
        return at;
    }
}
