namespace ServerlessDam.Transformations.Tests.Conformance;

/// <summary>The tab-separated tables beside this file: one case a line, comments behind a hash and a blank.</summary>
internal static class Table
{
    public static IEnumerable<string[]> Rows(string name)
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", name))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line.Split('\t'));
}
