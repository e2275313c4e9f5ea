using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Layers.Reading;

/// <summary>The value of one <c>l_</c> or <c>u_</c>. Its words are separated by colons, before what is encoded twice is decoded again.</summary>
internal sealed partial class LayerSourceReader(Parameter parameter)
{
    private static readonly FrozenSet<string> Types = FrozenSet.Create("upload", "private", "authenticated");

    private static readonly FrozenSet<string> Kinds = FrozenSet.Create(
        "text", "fetch", "subtitles", "video", "audio", "lut", "image", "private", "authenticated");

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Word(LayerMedia media) => media.ToString().ToLowerInvariant();

    /// <summary>Whether the written id would be read as something else if nothing stood in front of it.</summary>
    public static bool IsReserved(LayerMedia media, string id)
    {
        var head = id.Split(':', 2);
        return media == LayerMedia.Image
            ? (head.Length == 2 && Kinds.Contains(head[0])) || VariableName().IsMatch(id)
            : head.Length == 2 && (Types.Contains(head[0]) || head[0] == "fetch");
    }

    /// <exception cref="TransformationException">The value names nothing that could be a layer.</exception>
    public LayerSource Read()
    {
        var value = parameter.Value;
        if (VariableName().Match(value) is { Success: true } variable)
            return new VariableSource(variable.Groups[1].Value);

        return value.Split(':', 2) is [var kind, var rest] && Kinds.Contains(kind) ? ReadKind(kind, rest) : Asset(LayerMedia.Image, "upload", value);
    }

    private LayerSource ReadKind(string kind, string rest) => kind switch
    {
        "text" => Text(rest),
        "fetch" => Fetch(LayerMedia.Image, rest),
        "subtitles" => Subtitles(rest),
        "video" => Typed(LayerMedia.Video, rest, rest),
        "audio" => Typed(LayerMedia.Audio, rest, rest),
        "lut" => new LutSource(LayerId.Read(rest) ?? throw parameter.Invalid()),
        "image" => Typed(LayerMedia.Image, rest, parameter.Value),
        _ => Asset(LayerMedia.Image, kind, rest),
    };

    /// <summary>A delivery type and an id; without a type, the id is <paramref name="untyped"/>.</summary>
    private LayerSource Typed(LayerMedia media, string rest, string untyped) => rest.Split(':', 2) switch
    {
        ["fetch", var encoded] => Fetch(media, encoded),
        [var type, var id] when Types.Contains(type) => Asset(media, type, id),
        _ => Asset(media, "upload", untyped),
    };

    private AssetSource Asset(LayerMedia media, string type, string value)
    {
        var id = LayerId.Read(value) ?? throw parameter.Invalid();
        var dot = id.LastIndexOf('.');
        return dot > id.LastIndexOf('/') + 1 && MediaFormats.Find(id[(dot + 1)..]) is not null
            ? new(media, type, id[..dot], id[(dot + 1)..])
            : new(media, type, id);
    }

    private LayerSource Text(string rest)
    {
        // The colour of an outline inside a style has a colon of its own.
        var colon = rest.IndexOf(':');
        if (colon > 0 && rest[..colon].EndsWith("_solid_rgb", StringComparison.Ordinal) && TextStyle.HasSize(rest[..colon]))
            colon = rest.IndexOf(':', colon + 1);
        if (colon < 1 || colon == rest.Length - 1)
            throw parameter.Error($"Invalid {parameter.LongName} in transformation: {parameter.Value} (text:style:text expected)");

        return Placed(() => LayerText.Styled(PercentEncoding.Decode(rest[..colon]), PercentEncoding.Decode(rest[(colon + 1)..])));
    }

    private SubtitlesSource Subtitles(string rest)
    {
        var hasStyle = rest.Split(':', 2) is [var head, _] && TextStyle.HasSize(PercentEncoding.Decode(head));
        var idAt = hasStyle ? rest.IndexOf(':') + 1 : 0;
        var id = LayerId.Read(rest[idAt..]) ?? throw parameter.Invalid();
        return new(hasStyle ? Placed(() => TextStyle.Parse(PercentEncoding.Decode(rest[..(idAt - 1)]))) : null, id);
    }

    /// <summary>Either alphabet, with padding or without, and the extension that some SDKs append.</summary>
    private FetchSource Fetch(LayerMedia media, string encoded)
    {
        var digits = PercentEncoding.Decode(encoded).Split('.')[0].TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var url = digits.Length > 0 && Base64Digits().IsMatch(digits) ? Utf8(digits) : null;
        var isAbsolute = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        return isAbsolute && !url!.Any(char.IsControl) ? new(media, url!) : throw parameter.Invalid();
    }

    private static string? Utf8(string digits)
    {
        try
        {
            return Strict.GetString(Base64Url.DecodeFromChars(digits));
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Gives errors from below their place in the text.</summary>
    private T Placed<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TransformationException error)
        {
            throw parameter.Error(error.Message);
        }
    }

    [GeneratedRegex(@"^\$(_*[A-Za-z][A-Za-z0-9]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Base64Digits();
}
