using ServerlessDam.Tests;

namespace ServerlessDam.EndToEnd.Running;

/// <summary>Where things are: these tests run what was built beside them, in the same configuration.</summary>
internal static class Repository
{
    public static string Root { get; } = RepositoryRoot.Path;

    /// <summary><c>Debug</c> or <c>Release</c>: the folder above the target framework that this assembly runs from.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>The app itself, as <c>./dam</c> runs it, for the commands that it has.</summary>
    public static string App { get; } = Path.Combine(Root, "functions", "bin", Configuration, "publish", "ServerlessDam.Functions.dll");

    public static string Tests { get; } = Path.Combine(Root, "tests", "EndToEnd");

    public static string Suites { get; } = Path.Combine(Tests, "suites");
}
