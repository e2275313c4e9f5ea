using ServerlessDam.Tests;

namespace ServerlessDam.Compat.Tests;

/// <summary>The repository that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = RepositoryRoot.Path;

    /// <summary>Paths of the projects below a folder, from the root on.</summary>
    public static IEnumerable<string> Projects(string folder)
        => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Order(StringComparer.Ordinal);
}
