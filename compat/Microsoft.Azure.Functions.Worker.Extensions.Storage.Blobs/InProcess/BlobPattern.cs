namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Which blobs of a container a function is for: those whose names are prefix, something, suffix.</summary>
internal sealed record BlobPattern(string Container, string Prefix, string? Parameter, string Suffix)
{
    /// <exception cref="InvalidOperationException">The path is none that the in-process host reads.</exception>
    public static BlobPattern Parse(string path, string functionName)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 && IsLiteral(path)) return new(path, "", null, "");

        var (container, blob) = (path[..Math.Max(slash, 0)], path[(slash + 1)..]);
        var open = blob.IndexOf('{', StringComparison.Ordinal);
        var close = blob.IndexOf('}', StringComparison.Ordinal);
        if (!IsLiteral(container) || close <= open + 1 || open < 0 || !IsPlain(blob[..open]) || !IsPlain(blob[(close + 1)..]))
            throw new InvalidOperationException(
                $"Function '{functionName}': '{path}' is not container, or container/prefix{{name}}suffix with one parameter.");
        return new(container, blob[..open], blob[(open + 1)..close], blob[(close + 1)..]);
    }

    /// <summary>The parameter's value for a blob that the function is for; null for any other.</summary>
    public string? Match(string name)
        => name.Length > Prefix.Length + Suffix.Length
            && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name[Prefix.Length..^Suffix.Length]
            : null;

    private static bool IsLiteral(string container) => container.Length > 0 && IsPlain(container);

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAny('{', '}');
}
