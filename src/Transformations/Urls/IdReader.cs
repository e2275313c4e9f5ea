using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Urls;

/// <summary>The segments of an id: with or without a suffix, with or without an extension, in the order to look them up.</summary>
internal static class IdReader
{
    /// <param name="Raw">As spelled, what a signature covers.</param>
    internal readonly record struct Found(string Raw, string Id, MediaFormat? Extension);

    public static IEnumerable<Found> Ids(ReadOnlySpan<string> segments, UrlForms.Form form)
    {
        var whole = string.Join('/', segments!);
        if (form.Suffix == UrlForms.SuffixRule.Never || segments.Length < 2)
            return Plain(whole, form);

        var withSuffix = Suffixed(string.Join('/', segments[..^1]!), segments[^1], form);
        return form.Suffix == UrlForms.SuffixRule.Always ? withSuffix : Plain(whole, form).Concat(withSuffix);
    }

    /// <summary>The extension is a format first, and part of the id where no such asset exists; in a raw id it is nothing else.</summary>
    private static IEnumerable<Found> Plain(string raw, UrlForms.Form form)
        => Spellings(raw).SelectMany(id => form.ResourceType != "raw" && SplitExtension(id) is { } split
            ? new Found[] { new(raw, split.Id, split.Format), new(raw, id, null) }
            : [new(raw, id, null)]);

    /// <summary>The suffix carries the extension of the id in front of it.</summary>
    private static IEnumerable<Found> Suffixed(string raw, string suffix, UrlForms.Form form)
    {
        var dot = suffix.LastIndexOf('.');
        if (dot <= 0 || MediaFormats.Find(suffix[(dot + 1)..]) is not { } format)
            return Spellings(raw).Select(id => new Found(raw, id, null));

        var signed = raw + suffix[dot..];
        return form.ResourceType == "raw"
            ? Spellings(raw).SelectMany(id => new Found[] { new(signed, id + suffix[dot..], null), new(signed, id, null) })
            : Spellings(raw).Select(id => new Found(signed, id, format));
    }

    /// <summary>
    /// Decoded once; and with its slashes decoded again where something on the way has encoded them twice. None for an id that
    /// cannot be.
    /// </summary>
    private static IEnumerable<string> Spellings(string raw)
    {
        var id = PercentEncoding.Decode(raw);
        return id.Any(char.IsControl) ? []
            : id.Contains("%2F", StringComparison.OrdinalIgnoreCase) ? [id, id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)]
            : [id];
    }

    private static (string Id, MediaFormat Format)? SplitExtension(string id)
    {
        var dot = id.LastIndexOf('.');
        return dot > id.LastIndexOf('/') + 1 && MediaFormats.Find(id[(dot + 1)..]) is { } format ? (id[..dot], format) : null;
    }

    /// <exception cref="TransformationException">No id that anything could have.</exception>
    public static string Checked(string id)
        => id.Any(char.IsControl) ? throw new TransformationException("Invalid public_id: it contains a control character") : id;
}
