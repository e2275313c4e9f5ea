using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ServerlessDam.Assets.Archives;

/// <summary>A relative path of names that every system takes, made of any text.</summary>
internal static partial class SafePath
{
    /// <summary>In UTF-8 bytes; file systems take 255.</summary>
    private const int MostOfAName = 200;

    /// <summary>In names: a public id has at most as many characters.</summary>
    private const int Deepest = 60;

    private static readonly SearchValues<char> Refused = SearchValues.Create("\\:*?\"<>|");

    /// <param name="ending">Of the last name; stays whole.</param>
    public static string Of(string path, string ending)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).TakeLast(Deepest).Select(Clean).ToList();
        if (segments.Count == 0)
        {
            segments.Add("_");
        }

        var tail = Clean("x" + ending)[1..];
        segments[^1] = Shortened(segments[^1], MostOfAName - Encoding.UTF8.GetByteCount(tail)) + tail;
        return string.Join('/', segments.Select(segment => Named(Shortened(segment, MostOfAName))));
    }

    /// <summary>Control characters, marks that turn text around and what some system refuses become underscores.</summary>
    private static string Clean(string segment)
    {
        var clean = new StringBuilder(segment.Length);
        foreach (var rune in segment.EnumerateRunes())
        {
            var refused = Rune.IsControl(rune) || rune == Rune.ReplacementChar || (rune.IsBmp && Refused.Contains((char)rune.Value))
                || rune.Value is 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            clean.Append(refused ? "_" : rune.ToString());
        }

        return clean.ToString();
    }

    private static string Shortened(string segment, int most)
    {
        if (Encoding.UTF8.GetByteCount(segment) <= most)
        {
            return segment;
        }

        var (kept, bytes) = (new StringBuilder(), 0);
        foreach (var rune in segment.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > most)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    /// <summary>No name of dots alone, none that ends in a dot or a blank, none that Windows keeps for a device.</summary>
    private static string Named(string segment)
    {
        var trimmed = segment.TrimEnd('.', ' ');
        trimmed += new string('_', segment.Length - trimmed.Length);
        return Device().IsMatch(trimmed) ? "_" + trimmed : trimmed.StartsWith(' ') ? "_" + trimmed[1..] : trimmed;
    }

    [GeneratedRegex(@"\A(CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(\.|\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Device();
}
