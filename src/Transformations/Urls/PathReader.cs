using System.Globalization;
using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Urls;

/// <summary>The segments behind type and signature: transformation, version, id. Where they could mean several things, all of them.</summary>
internal static class PathReader
{
    /// <summary>Folders that look like components are forgiven this many deep; each costs a look-up.</summary>
    private const int MostFolders = 3;

    private const int LongestId = 255;

    /// <summary>A slash inside a layer's id. Lower case, unlike what SDKs write, so that it is told from one that was escaped.</summary>
    private const string LayerSlash = "%2f";

    public static ValueList<DeliveryReading> Readings(ReadOnlySpan<string> segments, UrlForms.Form form, bool isRemote)
    {
        if (RemoteStart(segments, isRemote) is { } start)
            return [Remote(segments, start)];

        var filled = WithoutEmpty(segments);
        if (filled.Length == 0)
            return [];

        List<DeliveryReading> readings = [.. Of(filled, form, LayerSlash)];
        if (WithWholeLayer(filled) is { } joined)
            readings.AddRange(Of(joined, form, "/"));
        return readings.Count > 0 ? readings.ToValueList() : throw new TransformationException("public_id is too long");
    }

    /// <param name="slash">How a slash inside a layer's id was written: what is signed.</param>
    private static List<DeliveryReading> Of(string[] filled, UrlForms.Form form, string slash)
    {
        var (components, version) = Split(filled, form.Suffix == UrlForms.SuffixRule.Always && filled.Length > 1 ? 2 : 1);
        var readings = new List<DeliveryReading>();
        var fewest = version is null ? Math.Max(0, components - MostFolders) : components;
        for (var count = components; count >= fewest; count--)
        {
            var transformation = string.Join('/', filled[..count]);
            var id = filled.AsSpan(version is null ? count : count + 1);
            readings.AddRange(IdReader.Ids(id, form).Where(found => found.Id.Length <= LongestId).Select(found => new DeliveryReading
            {
                RawTransformation = transformation.Replace(LayerSlash, slash, StringComparison.Ordinal),
                Transformation = Transformation.Parse(transformation),
                Version = version,
                RawPublicId = found.Raw,
                PublicId = found.Id,
                Extension = found.Extension,
            }));
        }

        return readings;
    }

    /// <summary>
    /// One SDK leaves all but the first slash of a layer's id as it is: <c>l_a:b/c/w_10/v1/id</c>. The segments with the id in one
    /// piece; null where no layer is followed by what is no component.
    /// </summary>
    private static string[]? WithWholeLayer(string[] segments)
    {
        var at = Array.FindIndex(segments, segment => !IsComponent(segment));
        if (at < 1 || at >= segments.Length - 1 || Version(segments[at]) is not null || !IsLayer(segments[at - 1]))
            return null;

        // The rest of the layer's id ends with a comma, or where components go on, at the latest in front of the version.
        var end = at;
        var ended = false;
        while (!ended && end < segments.Length - 1 && !IsComponent(segments[end]) && Version(segments[end]) is null)
            ended = segments[end++].Contains(',');
        return !ended && end == segments.Length - 1 ? null
            : [.. segments[..(at - 1)], string.Join(LayerSlash, segments[(at - 1)..end]), .. segments[end..]];
    }

    private static bool IsLayer(string segment)
        => segment.Split(',').Any(item => (item.StartsWith("l_", StringComparison.Ordinal) || item.StartsWith("u_", StringComparison.Ordinal))
            && !item.AsSpan(2).StartsWith("text:", StringComparison.Ordinal));

    /// <summary>How many segments in front are components, and the version right behind them. The last ones are always the id.</summary>
    private static (int Components, long? Version) Split(string[] segments, int id)
    {
        var count = 0;
        while (count < segments.Length - id && IsComponent(segments[count]))
            count++;

        return count < segments.Length - 1 && Version(segments[count]) is { } version ? (count, version) : (count, null);
    }

    /// <summary>Null where the type promises no remote URL, or none starts here.</summary>
    private static int? RemoteStart(ReadOnlySpan<string> segments, bool isRemote)
    {
        for (var at = 0; isRemote && at < segments.Length; at++)
        {
            if (UrlForms.StartsUrl(PercentEncoding.Decode(segments[at])))
                return at;
        }

        return null;
    }

    private static DeliveryReading Remote(ReadOnlySpan<string> segments, int start)
    {
        var before = WithoutEmpty(segments[..start]);
        var version = before.Length > 0 ? Version(before[^1]) : null;
        var transformation = string.Join('/', version is null ? before : before[..^1]);
        var raw = string.Join('/', segments[start..]!);
        return new()
        {
            RawTransformation = transformation,
            Transformation = Transformation.Parse(transformation),
            Version = version,
            RawPublicId = raw,
            PublicId = WithBothSlashes(IdReader.Checked(PercentEncoding.Decode(raw))),
        };
    }

    /// <summary>Proxies on the way make one slash of two.</summary>
    private static string WithBothSlashes(string url)
    {
        var colon = url.IndexOf(':');
        return url[(colon + 1)..] is ['/', not '/', ..] rest ? $"{url[..(colon + 1)]}/{rest}" : url;
    }

    private static bool IsComponent(string segment)
    {
        foreach (var item in segment.AsSpan().Split(','))
        {
            if (Keys.LengthIn(segment.AsSpan(item)) == 0)
                return false;
        }

        return true;
    }

    private static long? Version(string segment)
    {
        if (segment is not ['v', _, ..] || segment.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
            return null;

        return long.TryParse(segment.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : long.MaxValue;
    }

    private static string[] WithoutEmpty(ReadOnlySpan<string> segments) => Array.FindAll(segments.ToArray(), segment => segment.Length > 0);
}
