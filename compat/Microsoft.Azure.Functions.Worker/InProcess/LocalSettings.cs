using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>The <c>Values</c> of local.settings.json, which Core Tools hands an app as environment variables.</summary>
internal static class LocalSettings
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Adds the values just under the environment, so that a variable that is set wins.</summary>
    public static void AddTo(IConfigurationBuilder configuration, string folder)
    {
        var path = Path.Combine(folder, "local.settings.json");
        if (!File.Exists(path)) return;

        var values = Read(File.ReadAllText(path));
        var environment = configuration.Sources.ToList().FindLastIndex(
            source => source is EnvironmentVariablesConfigurationSource { Prefix: null or "" });
        var source = new MemoryConfigurationSource { InitialData = values };
        configuration.Sources.Insert(Math.Max(environment, 0), source);
    }

    internal static Dictionary<string, string?> Read(string json)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        using var document = JsonDocument.Parse(json, Lenient);
        if (!document.RootElement.TryGetProperty("Values", out var section)) return values;

        foreach (var value in section.EnumerateObject())
            values[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ToString();
        return values;
    }
}
