using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Syntax;

/// <summary>Every key of the language, with the long name that error messages use.</summary>
internal static class Keys
{
    public const string Flag = "fl";

    public const string Condition = "if";

    public static readonly ValueList<Word<string>> All =
    [
        new("a", "angle", "Turns clockwise by degrees, mirrors (hflip, vflip), or turns where that fits the box better (auto_right, auto_left); ignore leaves the stored orientation alone.", "a_15"),
        new("ac", "audio_codec", "Of videos: the codec of the sound, or none."),
        new("af", "audio_frequency", "Of videos: the sampling frequency of the sound."),
        new("ar", "aspect_ratio", "Width by height of the box, 16:9 or 1.5, in place of one of its sides.", "ar_1:1,c_fill,w_120"),
        new("b", "background", "The colour, or the automatic or blurred background, that fills padding and transparency.", "b_orange,c_pad,h_120,w_120"),
        new("bl", "baseline", "A stored transformation to start from, alone in the first component; as t_ otherwise."),
        new("bo", "border", "A border in pixels, solid, and of a colour: 4px_solid_red.", "bo_12px_solid_orange"),
        new("br", "bit_rate", "Of videos: bits per second."),
        new("c", "crop", "The crop mode: how the picture meets the box of width and height.", "c_fill,h_120,w_120"),
        new("co", "color", "The colour of texts, outlines, shadows and colouring effects."),
        new("cs", "color_space", "The colour space of the result: srgb, tinysrgb, cmyk, keep_cmyk, or icc: and the public id of a raw file, a profile of RGB, CMYK or gray, which goes along in the result."),
        new("d", "default_image", "The public id of a picture to deliver where the asset is missing."),
        new("dl", "delay", "The delay of every frame of an animation, 1 to 65500 milliseconds."),
        new("dn", "density", "Dots per inch by which documents and drawings become pixels, and that the file says it has."),
        new("dpr", "dpr", "Device pixels per pixel: multiplies sides and offsets; auto takes the client's hint."),
        new("dr", "dynamic_range", "Of videos: the dynamic range."),
        new("du", "duration", "Of videos: how long a part, or a layer, lasts."),
        new("e", "effect", "An effect, or how a layer acts on the picture.", "e_sepia:80"),
        new("eo", "end_offset", "Of videos: where a part ends."),
        new("f", "format", "The format of the result; auto chooses by what the browser accepts."),
        new("fl", "flags", "Flags, several of them joined by dots."),
        new("fn", "custom_function", "A custom function; refused, no runner is here."),
        new("fps", "fps", "Of videos: frames per second."),
        new("g", "gravity", "Where the window lies, or which edge or region a layer is placed by.", "c_fill,g_west,h_300,w_150"),
        new("h", "height", "Height in pixels, or a share of the present one below 1; ih for the original's.", "h_90"),
        new("if", "condition", "A condition; the components up to if_else or if_end count where it holds.", "if_w_gt_300/e_grayscale/if_end"),
        new("ki", "keyframe_interval", "Of videos: seconds between key frames."),
        new("l", "overlay", "A layer on the picture: an asset, text:font_size:text, fetch:address, lut:table.", "l_text:Roboto_70_bold:Spring,co_white,g_south,y_20"),
        new("o", "opacity", "Opacity in percent.", "o_40"),
        new("p", "prefix", "The prefix of style names; of sprites."),
        new("pg", "page", "The page of a document, the frame of an animation, or layers of a PSD by number or name; of a document that stays one also ranges: pg_1;5-7, pg_5- to the last."),
        new("q", "quality", "Quality, 1 to 100, or auto with best, good, eco or low; 4:4:4 or 4:2:0 behind it chooses the chroma sampling."),
        new("r", "radius", "Rounds the corners, by up to four radii in pixels; max makes an ellipse.", "r_60"),
        new("so", "start_offset", "Of videos: where a part starts."),
        new("sp", "streaming_profile", "Of videos: the streaming profile."),
        new("t", "named_transformation", "A stored transformation by its name."),
        new("u", "underlay", "A layer below the picture.", "c_scale,w_300/u_brushes/c_fill,h_300,w_400/fl_layer_apply"),
        new("vc", "video_codec", "Of videos: the codec."),
        new("vs", "video_sampling", "Of videos: how many frames, or how far apart, an animation of it samples."),
        new("w", "width", "Width in pixels, or a share of the present one below 1; iw for the original's, auto for the client's hint.", "w_120"),
        new("x", "x", "A place or offset to the right in pixels, or a share below 1.", "c_crop,h_150,w_200,x_200,y_0"),
        new("y", "y", "A place or offset downwards in pixels, or a share below 1.", "c_crop,h_150,w_200,x_0,y_150"),
        new("z", "zoom", "With a face, region or subject: how near it comes, 1 as it is.", "c_thumb,g_face,h_120,w_120,z_0.6"),
    ];

    public static readonly FrozenDictionary<string, string> LongNames = All.ToFrozenDictionary(key => key.Name, key => key.Meaning);

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
