using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Upload;

/// <summary>Reads <c>headers</c>: what is to be sent with every delivery of an asset, a <c>Name: value</c> to a line.</summary>
public static partial class CustomHeaders
{
    private const int Most = 20;
    private const int LongestValue = 2000;

    /// <summary>What is sent; others are kept and not sent, as none may change what a delivery means.</summary>
    private static readonly ImmutableHashSet<string> Sent = ["Link", "X-Robots-Tag", "Authorization"];

    public static ImmutableSortedDictionary<string, string> None { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Blank is none; of a name that comes twice the last counts.</summary>
    /// <exception cref="DamException">InvalidParameter: no header, or too much.</exception>
    public static ImmutableSortedDictionary<string, string> Read(string? lines)
    {
        var headers = None.ToBuilder();
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Form().Match(line) is not { Success: true } match || match.Groups["value"].Length > LongestValue)
            {
                throw DamException.Invalid($"Invalid headers: {line[..Math.Min(line.Length, 64)]}");
            }

            headers[match.Groups["name"].Value] = match.Groups["value"].Value;
        }

        return headers.Count <= Most ? headers.ToImmutable() : throw DamException.Invalid($"Too many headers: {headers.Count}, at most {Most}");
    }

    public static bool IsSent(string name) => Sent.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A value has visible ASCII alone, so that it is one header wherever it is written.</summary>
    [GeneratedRegex(@"\A(?<name>[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64})\s*:\s*(?<value>[ -~]*)\z")]
    private static partial Regex Form();
}
