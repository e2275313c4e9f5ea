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

    /// <summary>An empty page selector beside other items, as a builder writes it for a clipping path without a name: <c>fl_clip,pg_</c>.</summary>
    public static bool SaysNothing(ReadOnlySpan<char> item, int componentLength) => item is "pg_" && componentLength > item.Length;

    /// <summary>
    /// Whether a component ends in an id in which builders leave slashes: <c>d_folder/ph.png</c>, and a layer's but for the first:
    /// <c>l_folder:sub/logo</c>. In texts they leave none.
    /// </summary>
    public static bool EndsInOpenId(ReadOnlySpan<char> component)
    {
        var item = component[(component.LastIndexOf(',') + 1)..];
        return item.StartsWith("d_") || ((item.StartsWith("l_") || item.StartsWith("u_")) && item.Contains(':') && !item[2..].StartsWith("text:"));
    }

    /// <summary>Whether a segment starts with no item, so that behind an open id it can only go on with that.</summary>
    public static bool ContinuesId(ReadOnlySpan<char> segment)
    {
        var comma = segment.IndexOf(',');
        return comma != 0 && LengthIn(comma < 0 ? segment : segment[..comma]) == 0;
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
