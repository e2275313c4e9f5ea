using System.Text.RegularExpressions;

namespace ServerlessDam.Transformations.Plans.Video.Reading;

/// <summary>sp: the name of a profile, for <c>auto</c> with options: <c>auto:maxres_1080p;subtitles_((code_en-US;file_en.vtt))</c>.</summary>
internal static partial class ProfileReader
{
    /// <summary>Tracks of one kind.</summary>
    private const int MostTracks = 100;

    public static StreamingProfile Read(Parameter parameter)
    {
        var parts = parameter.Value.Split(':', 2);
        if (!Name().IsMatch(parts[0]))
            throw parameter.Invalid();

        var profile = new StreamingProfile(parts[0].ToLowerInvariant());
        return parts is not [_, var options] ? profile
            : profile.Name == "auto" ? Items(options, ';', ':').Aggregate(profile, (read, option) => With(read, option, parameter))
            : throw parameter.Invalid();
    }

    /// <summary>One track of sound: <c>lang_en;name_English;id_sound</c>.</summary>
    /// <exception cref="TransformationException">It names no language, or something else.</exception>
    public static StreamAudio Audio(string text, Parameter parameter)
    {
        var fields = Fields(text, parameter, "lang", "name", "id");
        return new(fields["lang"] ?? throw parameter.Invalid(), fields["name"], fields["id"]);
    }

    private static StreamingProfile With(StreamingProfile profile, string option, Parameter parameter) => option.Split('_', 2) switch
    {
        ["maxres", "720p" or "1080p" or "2k" or "4k"] => profile with { MaxResolution = option["maxres_".Length..] },
        ["subtitles", var list] => profile with { Subtitles = Tracks(list, parameter).Select(track => Subtitles(track, parameter)).ToValueList() },
        ["alternate", var list] => profile with { Audio = Tracks(list, parameter).Select(track => Audio(track, parameter)).ToValueList() },
        _ => throw parameter.Invalid(),
    };

    private static StreamSubtitles Subtitles(string text, Parameter parameter)
    {
        var fields = Fields(text, parameter, "code", "file");
        return new(fields["code"] ?? throw parameter.Invalid(), fields["file"] ?? throw parameter.Invalid());
    }

    /// <summary><c>((a);(b))</c></summary>
    private static List<string> Tracks(string list, Parameter parameter)
    {
        if (list is not ['(', .., ')'] || Items(list[1..^1], ';') is not { Count: <= MostTracks } tracks)
            throw parameter.Invalid();

        return tracks.ConvertAll(track => track is ['(', .., ')'] ? track[1..^1] : throw parameter.Invalid());
    }

    /// <summary>By their names, each at most once; null for one that is not written.</summary>
    private static Dictionary<string, string?> Fields(string text, Parameter parameter, params string[] names)
    {
        var fields = names.ToDictionary(name => name, _ => (string?)null);
        foreach (var item in text.Split(';'))
        {
            if (item.Split('_', 2) is not [var name, { Length: > 0 } value] || !fields.TryGetValue(name, out var had) || had is not null)
                throw parameter.Invalid();
            fields[name] = value;
        }

        return fields;
    }

    /// <summary>Cut at separators outside brackets.</summary>
    private static List<string> Items(string text, params ReadOnlySpan<char> separators)
    {
        var (items, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth > 0 || !separators.Contains(text[i]))
                continue;
            items.Add(text[start..i]);
            start = i + 1;
        }

        items.Add(text[start..]);
        return items;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,100}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
