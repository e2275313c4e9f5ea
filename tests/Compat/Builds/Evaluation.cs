using System.Diagnostics;
using System.Text.Json;

namespace ServerlessDam.Compat.Tests.Builds;

/// <summary>What MSBuild makes of a project, without building or restoring it.</summary>
internal sealed class Evaluation
{
    private readonly JsonElement _root;

    private Evaluation(JsonElement root) => _root = root;

    /// <param name="project">Its path from the root of the repository on.</param>
    /// <param name="settings">Properties such as <c>OfficialPackages=true</c>.</param>
    public static async Task<Evaluation> OfAsync(string project, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        string[] arguments =
        [
            "msbuild", project, "-nodeReuse:false", .. settings.Select(setting => $"-property:{setting}"),
            "-getProperty:OutputType,AzureFunctionsVersion,PublishReadyToRun,RuntimeIdentifier",
            "-getItem:StandIn,PackageReference,PackageVersion,ProjectReference,Compile,None",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        using var document = JsonDocument.Parse(output);
        return new Evaluation(document.RootElement.Clone());
    }

    public string Property(string name) => _root.GetProperty("Properties").GetProperty(name).GetString()!;

    /// <summary>Each item as its name and the value of a piece of its metadata, empty for none.</summary>
    public IReadOnlyList<(string Name, string Metadata)> Items(string kind, string metadata = "Identity")
        => [.. _root.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => (
            item.GetProperty("Identity").GetString()!,
            item.TryGetProperty(metadata, out var value) ? value.GetString()! : ""))];
}
