namespace ServerlessDam.Functions.Wire.Binding;

/// <summary>The <c>; name="value"</c> pairs of a <c>Content-Disposition</c>; the first of a name counts.</summary>
internal static class DispositionParameters
{
    public static Dictionary<string, string> Parse(string header)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = header.IndexOf(';', StringComparison.Ordinal);
        while (at >= 0 && at < header.Length)
        {
            at++;
            var equals = header.IndexOf('=', at);
            if (equals < 0)
                break;

            var name = header[at..equals].Trim().TrimStart(';').Trim();
            at = equals + 1;
            while (at < header.Length && header[at] == ' ')
                at++;
            var value = at < header.Length && header[at] == '"' ? Quoted(header, ref at) : Bare(header, ref at);
            parameters.TryAdd(name, value);
            at = header.IndexOf(';', Math.Min(at, header.Length));
        }
        return parameters;
    }

    private static string Bare(string header, ref int at)
    {
        var start = at;
        var end = header.IndexOf(';', at);
        at = end < 0 ? header.Length : end;
        return header[start..at].Trim();
    }

    /// <summary>Only <c>\"</c> is an escape: browsers of old send Windows paths with single backslashes.</summary>
    private static string Quoted(string header, ref int at)
    {
        var end = at + 1;
        while (end < header.Length && (header[end] != '"' || (header[end - 1] == '\\' && header.IndexOf('"', end + 1) > 0)))
            end++;

        var value = header[(at + 1)..end].Replace("\\\"", "\"", StringComparison.Ordinal);
        at = Math.Min(end + 1, header.Length);
        return value;
    }
}
