using ServerlessDam.Tests;

namespace ServerlessDam.Infra.Tests;

/// <summary>The files under test, where they lie in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = RepositoryRoot.Path;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts));
}
