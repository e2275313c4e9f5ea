namespace ServerlessDam.StorageContracts.Search;

/// <summary>The tables of this folder. What begins with <c># </c> is a remark.</summary>
internal static class SearchResources
{
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(SearchResources).Assembly.GetManifestResourceStream($"search/{name}") ?? throw new InvalidOperationException($"No table {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }
}
