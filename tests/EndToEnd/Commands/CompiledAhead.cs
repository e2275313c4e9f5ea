using System.Reflection.PortableExecutable;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Commands;

/// <summary>What runs was compiled for this machine by the build, not by each process for itself.</summary>
public sealed class CompiledAhead : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dam-e2e-build-");

    [Theory]
    [InlineData("ServerlessDam.Functions.dll")]
    [InlineData("ServerlessDam.Assets.dll")]
    [InlineData("ServerlessDam.Media.dll")]
    [InlineData("Azure.Storage.Blobs.dll")]
    public void The_app_its_media_workers_and_their_packages_are_machine_code(string assembly)
    {
        Assert.SkipUnless(Repository.Configuration == "Release", "Debug builds are compiled as they run.");
        Assert.SkipWhen(File.Exists(Path.Combine(Repository.Root, "obj", "dam", "not-compiled-ahead")), "NuGet did not give the compiler for that.");
        using var file = File.OpenRead(Path.Combine(Path.GetDirectoryName(Repository.App)!, assembly));
        using var image = new PEReader(file);
        Assert.NotEqual(0, image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
    }

    [Fact]
    public async Task A_feed_without_the_compiler_gets_a_build_without_it()
    {
        var built = await BuildAsync(
            """
            echo "$*" >>"$root/calls"
            [[ "$*" == *PublishReadyToRun=false* ]] && return
            echo 'x.csproj : error NU1102: Unable to find package Microsoft.NETCore.App.Crossgen2.linux-x64 with version (= 10.0.99)'
            return 1
            """);

        Assert.Contains("NuGet does not give what compiles ahead of time", built.ShouldSucceed().Errors, StringComparison.Ordinal);
        Assert.Equal(2, Calls);
    }

    [Fact]
    public async Task A_build_that_fails_for_another_reason_is_not_tried_again()
    {
        var built = await BuildAsync("""echo "$*" >>"$root/calls"; echo 'a.cs(1,1): error CS1002: ; expected'; return 1""");

        Assert.Equal(1, built.ExitCode);
        Assert.Contains("CS1002", built.Errors, StringComparison.Ordinal);
        Assert.Equal(1, Calls);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private int Calls => File.ReadAllLines(Path.Combine(_folder.FullName, "calls")).Length;

    /// <summary>Builds a project of an empty folder with a function in dotnet's place.</summary>
    private Task<Command> BuildAsync(string dotnet)
        => Command.RunAsync(
            "bash",
            ["-euc", $"root={_folder.FullName} configuration=Release; source tools/say.sh; source tools/build.sh; dotnet() {{ {dotnet}\n}}; build_project x.csproj"],
            new Dictionary<string, string>(),
            TestContext.Current.CancellationToken);
}
