using System.Text.RegularExpressions;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Sdk;

/// <summary>
/// The suites of Node, as text: a file is <c>suites/{name}.test.mjs</c>, a check a line that begins <c>test('…'</c>. What holds
/// on one storage only lies in a folder of its own, <c>suites/{storage}/</c>; what says nothing about a storage imports
/// <c>support/any-store.mjs</c> and runs on the embedded one.
/// </summary>
internal static partial class SuiteFiles
{
    private const string Extension = ".test.mjs";

    /// <summary>Suites for every storage.</summary>
    public static IEnumerable<string> Common => In("").Where(suite => !Imports(suite, "any-store"));

    /// <summary>Suites for the embedded storage alone.</summary>
    public static IEnumerable<string> Embedded => [.. In("").Where(suite => Imports(suite, "any-store")), .. In("embedded/")];

    public static string PathOf(string suite) => Path.Combine(Repository.Suites, suite + Extension);

    /// <summary>Whether it imports <c>support/models.mjs</c>: then it runs against an app that has the models of the analysis.</summary>
    public static bool NeedsModels(string suite) => Imports(suite, "models");

    public static IEnumerable<string> ChecksOf(string suite)
        => CheckLine().Matches(File.ReadAllText(PathOf(suite))).Select(match => match.Groups["name"].Value.Replace(@"\'", "'", StringComparison.Ordinal));

    private static bool Imports(string suite, string support)
        => ImportLine().Matches(File.ReadAllText(PathOf(suite))).Any(match => match.Groups["name"].Value == support);

    private static IEnumerable<string> In(string folder)
        => Directory.GetFiles(Path.Combine(Repository.Suites, folder), "*" + Extension)
            .Select(file => folder + Path.GetFileName(file)[..^Extension.Length])
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^test\('(?<name>(?:[^'\\]|\\.)+)'", RegexOptions.Multiline)]
    private static partial Regex CheckLine();

    [GeneratedRegex(@"^import '\.{1,2}/support/(?<name>[\w-]+)\.mjs'", RegexOptions.Multiline)]
    private static partial Regex ImportLine();
}
