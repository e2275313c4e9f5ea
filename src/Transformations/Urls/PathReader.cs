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

    public static ValueList<DeliveryReading> Readings(ReadOnlySpan<string> segments, UrlForms.Form form, bool isRemote)
    {
        if (RemoteStart(segments, isRemote) is { } start)
            return [Remote(segments, start)];

        var filled = WithoutEmpty(segments);
        if (filled.Length == 0)
            return [];

        var id = form.Suffix == UrlForms.SuffixRule.Always && filled.Length > 1 ? 2 : 1;
        var (plain, joined) = (Split(filled, id, joins: false), Split(filled, id, joins: true));
        var readings = Readings(filled, form, plain, MostFolders);
        if (joined.Components > plain.Components)
            readings = joined.Version is null ? readings.Concat(Readings(filled, form, joined, 0)) : Readings(filled, form, joined, 0).Concat(readings);

        return readings.ToValueList() is { Count: > 0 } some ? some : throw Unreadable(filled[plain.Components..]);
    }

    private static IEnumerable<DeliveryReading> Readings(string[] segments, UrlForms.Form form, (int Components, long? Version) split, int folders)
    {
        var fewest = split.Version is null ? Math.Max(0, split.Components - folders) : split.Components;
        for (var count = split.Components; count >= fewest; count--)
        {
            var transformation = string.Join('/', segments[..count]);
            foreach (var found in IdReader.Ids(segments.AsSpan(split.Version is null ? count : count + 1), form))
            {
                if (found.Id.Length <= LongestId)
                {
                    yield return new()
                    {
                        RawTransformation = transformation,
                        Transformation = Transformation.Parse(transformation),
                        Version = split.Version,
                        RawPublicId = found.Raw,
                        PublicId = found.Id,
                        Extension = found.Extension,
                    };
                }
            }
        }
    }

    private static TransformationException Unreadable(string[] id)
        => new(PercentEncoding.Decode(string.Concat(id)).Any(char.IsControl) ? "Invalid public_id: it contains a control character" : "public_id is too long");

    /// <summary>How many segments in front are components, and the version right behind them. The last ones are always the id.</summary>
    /// <param name="joins">Whether a segment may go on with the id of a layer, see <see cref="Keys.EndsInOpenId"/>.</param>
    private static (int Components, long? Version) Split(string[] segments, int id, bool joins)
    {
        var (count, isOpen) = (0, false);
        for (; count < segments.Length - id; count++)
        {
            var segment = segments[count];
            if (IsComponent(segment))
                isOpen = Keys.EndsInOpenId(segment);
            else if (joins && isOpen && Version(segment) is null && GoesOn(segment))
                isOpen = !segment.Contains(',') || Keys.EndsInOpenId(segment);
            else
                break;
        }

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

    private static bool IsComponent(string segment) => AreItems(segment, segment.Length);

    private static bool AreItems(ReadOnlySpan<char> items, int componentLength)
    {
        foreach (var range in items.Split(','))
        {
            if (Keys.LengthIn(items[range]) == 0 && !Keys.SaysNothing(items[range], componentLength))
                return false;
        }

        return true;
    }

    /// <summary>The rest of an id, with the other items of its component.</summary>
    private static bool GoesOn(string segment)
        => Keys.ContinuesId(segment) && (segment.IndexOf(',') is var comma && (comma < 0 || AreItems(segment.AsSpan(comma + 1), segment.Length)));

    private static long? Version(string segment)
    {
        if (segment is not ['v', _, ..] || segment.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
            return null;

        return long.TryParse(segment.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : long.MaxValue;
    }

    private static string[] WithoutEmpty(ReadOnlySpan<string> segments) => Array.FindAll(segments.ToArray(), segment => segment.Length > 0);
}
