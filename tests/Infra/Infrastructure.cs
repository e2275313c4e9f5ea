using ServerlessDam.Infra.Tests.Bicep;

namespace ServerlessDam.Infra.Tests;

/// <summary>The Bicep of <c>infra/</c>.</summary>
internal static class Infrastructure
{
    public static BicepFile Main { get; } = BicepFile.Load(Repository.PathOf("infra", "main.bicep"));

    public static IReadOnlyList<BicepFile> Modules { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("infra", "modules"), "*.bicep").Order(StringComparer.Ordinal).Select(BicepFile.Load)];

    public static IReadOnlyList<BicepFile> Files { get; } = [Main, .. Modules];

    public static BicepFile Module(string name) => Modules.Single(file => Path.GetFileNameWithoutExtension(file.Path) == name);
}
