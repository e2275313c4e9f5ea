using System.Text.RegularExpressions;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Sdk;

/// <summary>The suites of Node, as text: a file is <c>suites/{name}.test.mjs</c>, a check a line that begins <c>test('…'</c>.</summary>
internal static partial class SuiteFiles
{
    private const string Extension = ".test.mjs";

    public static IEnumerable<string> Names
        => Directory.GetFiles(Repository.Suites, "*" + Extension).Select(file => Path.GetFileName(file)[..^Extension.Length]).Order(StringComparer.Ordinal);

    public static string PathOf(string suite) => Path.Combine(Repository.Suites, suite + Extension);

    public static IEnumerable<string> ChecksOf(string suite)
        => CheckLine().Matches(File.ReadAllText(PathOf(suite))).Select(match => match.Groups["name"].Value.Replace(@"\'", "'", StringComparison.Ordinal));

    [GeneratedRegex(@"^test\('(?<name>(?:[^'\\]|\\.)+)'", RegexOptions.Multiline)]
    private static partial Regex CheckLine();
}
