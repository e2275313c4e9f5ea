using System.Diagnostics;
using System.Text.Json;
using ServerlessDam.Tests;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Builders;

/// <summary>What the vendor's builders write, for every part of them: see <c>strings.mjs</c> beside this file.</summary>
public sealed class Corpus : IAsyncLifetime
{
    internal static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "tests", "Transformations", "Builders");

    /// <summary>In the order in which the program prints them.</summary>
    internal IReadOnlyList<BuiltString> Strings { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "strings.mjs")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        Strings = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<BuiltString>(line, JsonSerializerOptions.Web)!)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <param name="Source">The package that wrote it.</param>
/// <param name="Program">The call that makes it.</param>
/// <param name="Transformation">As the builder prints it.</param>
/// <param name="Url">Of the picture <c>sample</c>, with the transformation escaped as the package does it.</param>
internal sealed record BuiltString(string Source, string Program, string Transformation, string Url)
{
    /// <summary>What a client sends of the URL.</summary>
    public string Target => Url["https://res.cloudinary.com".Length..];

    /// <summary>The transformation in the URL, as the meaning of it that names the picture has it; null when none does.</summary>
    public Transformation? Sent() => DeliveryUrl.Parse(Target).Readings.FirstOrDefault(reading => reading.PublicId == "sample")?.Transformation;
}
