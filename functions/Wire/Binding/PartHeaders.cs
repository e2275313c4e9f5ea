using System.Text;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>
/// What the headers of a part say (RFC 7578), as leniently as clients write them: names quoted or bare, <c>filename*</c> alone,
/// raw UTF-8 or Latin-1 in either.
/// </summary>
/// <param name="FileName">Null when the part is a plain field; empty when the client had no name.</param>
internal sealed record PartHeaders(string Name, string? FileName, string? MediaType)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DamException">No <c>Content-Disposition</c> with a name.</exception>
    public static PartHeaders Parse(ReadOnlySpan<byte> headers)
    {
        string? disposition = null, mediaType = null;
        foreach (var line in Decode(headers).Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            var value = line[(colon + 1)..].Trim();
            if (line.AsSpan(0, colon).Trim().Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase))
                disposition = value;
            else if (line.AsSpan(0, colon).Trim().Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
                mediaType = value.Split(';')[0].Trim();
        }

        var parameters = DispositionParameters.Parse(disposition ?? "");
        if (!parameters.TryGetValue("name", out var name) || name.Length == 0)
            throw DamException.Invalid("Invalid multipart body - a part has no name");

        var fileName = parameters.TryGetValue("filename*", out var extended) ? Extended(extended) : parameters.GetValueOrDefault("filename");
        return new PartHeaders(name, fileName is null ? null : LastSegment(fileName), mediaType is { Length: > 0 } ? mediaType : null);
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary><c>utf-8''a%20b</c> (RFC 8187); any other charset is read as if it were UTF-8.</summary>
    private static string Extended(string value)
    {
        var quote = value.IndexOf('\'', StringComparison.Ordinal);
        var second = quote < 0 ? -1 : value.IndexOf('\'', quote + 1);
        return Uri.UnescapeDataString(second < 0 ? value : value[(second + 1)..]);
    }

    /// <summary>Clients' folders are no business of ours, and must not become part of a path here.</summary>
    private static string LastSegment(string fileName)
    {
        var name = new string([.. fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]);
        return name.Length > 255 ? name[^255..] : name;
    }
}
