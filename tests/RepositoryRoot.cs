namespace ServerlessDam.Tests;

/// <summary>The repository that a test was built in; linked into the projects that look at its files.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "ServerlessDam.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside the repository only.");

        return folder.FullName;
    }
}
