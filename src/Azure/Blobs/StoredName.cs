using System.Text;

namespace ServerlessDam.Azure.Blobs;

/// <summary>
/// A blob's name as the service keeps it. Every name that it keeps by itself stays what it is, so that what others put there is read
/// as well; what it would change (a backslash becomes a slash, a dot at the end of a segment goes) is written as the neighbour that
/// sorts below it and U+FFFD, which no name of ours contains and which sorts above all of them. So stored names sort as names do.
/// </summary>
/// <remarks>
/// <c>\</c> is <c>[</c> and the mark, a dot at the end of the name <c>-</c> and the mark, a dot before a slash <c>..</c> and the mark.
/// Source: "Naming and referencing containers, blobs, and metadata".
/// </remarks>
internal static class StoredName
{
    private const char Mark = '\ufffd';

    public static string Of(string name)
    {
        if (!name.Contains('\\', StringComparison.Ordinal) && !name.EndsWith('.') && !name.Contains("./", StringComparison.Ordinal))
        {
            return name;
        }

        var stored = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            _ = name[i] switch
            {
                '\\' => stored.Append('[').Append(Mark),
                '.' when i + 1 == name.Length => stored.Append('-').Append(Mark),
                '.' when name[i + 1] == '/' => stored.Append("..").Append(Mark),
                var c => stored.Append(c),
            };
        }

        return stored.ToString();
    }

    /// <summary>The inverse of <see cref="Of"/>.</summary>
    public static string Read(string stored)
        => stored.Contains(Mark, StringComparison.Ordinal)
            ? stored.Replace($"..{Mark}", ".", StringComparison.Ordinal)
                .Replace($"[{Mark}", "\\", StringComparison.Ordinal)
                .Replace($"-{Mark}", ".", StringComparison.Ordinal)
            : stored;

    /// <summary>
    /// What the stored forms of all names with this prefix begin with; those of a few others may, too. Dots at its end are left away:
    /// what follows decides how they are written.
    /// </summary>
    public static string Prefix(string prefix) => Of(prefix.TrimEnd('.'));
}
