using System.Text.RegularExpressions;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Urls;

/// <summary>Splits the raw target on its raw slashes before anything is decoded: an encoded slash belongs to a text or an id.</summary>
internal static partial class DeliveryUrlReader
{
    public static DeliveryUrl Read(string rawTarget)
    {
        if (rawTarget.Length > DeliveryUrl.MaxLength)
            throw new TransformationException($"URL is too long, at most {DeliveryUrl.MaxLength} characters");

        var segments = rawTarget.Split('?', 2)[0].Split('/').AsSpan();
        var at = SkipEmpty(segments, 0);
        if (at == segments.Length || !CloudName().IsMatch(segments[at]))
            throw Invalid(rawTarget);

        var cloud = segments[at];
        at = SkipEmpty(segments, at + 1);
        var form = at < segments.Length && UrlForms.ByFirstSegment.TryGetValue(segments[at], out var named) ? named : null;
        if (form is not null)
            at = SkipEmpty(segments, at + 1);

        var type = (form ?? UrlForms.Root).Type;
        if (type is null && at < segments.Length && UrlForms.Types.Contains(segments[at]))
        {
            type = segments[at];
            at = SkipEmpty(segments, at + 1);
        }

        string? signature = null;
        if (at < segments.Length && SignatureSegment().Match(segments[at]) is { Success: true } match)
        {
            signature = match.Groups[1].Value;
            at = SkipEmpty(segments, at + 1);
        }

        form ??= UrlForms.Root;
        var readings = PathReader.Readings(segments[at..], form, isRemote: type == "fetch");
        return readings.Count == 0 ? throw Invalid(rawTarget) : new()
        {
            Cloud = cloud,
            ResourceType = form.ResourceType,
            Type = type ?? "upload",
            Signature = signature,
            Readings = readings,
        };
    }

    private static int SkipEmpty(ReadOnlySpan<string> segments, int at)
    {
        while (at < segments.Length && segments[at].Length == 0)
            at++;
        return at;
    }

    private static TransformationException Invalid(string rawTarget)
        => new($"Invalid delivery URL - {PercentEncoding.Decode(rawTarget)}");

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex CloudName();

    [GeneratedRegex("^s--([A-Za-z0-9_-]{8}|[A-Za-z0-9_-]{32})--$", RegexOptions.CultureInvariant)]
    private static partial Regex SignatureSegment();
}
