using System.Text.RegularExpressions;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Layers.Reading;

/// <summary>Public ids inside the value of a layer, where colons stand for the slashes between folders.</summary>
internal static partial class LayerId
{
    private const int MaxLength = 255;

    /// <summary>Null when <paramref name="value"/>, decoded once so far, is no public id.</summary>
    public static string? Read(string value)
    {
        // A colon that belongs to the name has been encoded twice, so folders end before the second decoding.
        var id = PercentEncoding.Decode(value.Replace(':', '/'));
        return IsValid(id) ? id : null;
    }

    /// <summary>What <see cref="Read"/> takes.</summary>
    public static string Write(string id, char folderEnd = ':')
    {
        var isPlain = !id.Contains(':') && PercentEncoding.Decode(id) == id;
        var escaped = isPlain ? id : id.Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal);
        return escaped.Replace('/', folderEnd);
    }

    /// <exception cref="TransformationException">The result is no public id.</exception>
    public static string Interpolated(string id, Func<string, string> lookup)
    {
        var result = Variable().Replace(id, match => lookup(match.Groups["name"].Value).Replace(':', '/'));
        return IsValid(result) ? result : throw new TransformationException($"Invalid overlay in transformation: {Write(result)}");
    }

    /// <summary>1 to 255 characters in segments that are not empty, no control characters.</summary>
    public static bool IsValid(string id)
        => id.Length is > 0 and <= MaxLength && !id.Any(char.IsControl) && Array.TrueForAll(id.Split('/'), segment => segment.Length > 0);

    [GeneratedRegex(@"^\$(?<name>_*[A-Za-z][A-Za-z0-9]*)\z|\$\((?<name>_*[A-Za-z][A-Za-z0-9]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
