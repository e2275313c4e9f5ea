using System.Globalization;
using ServerlessDam.AzuriteEmulator;

namespace ServerlessDam.EndToEnd.Running;

/// <summary>The same app on Azure Storage: <c>./dam up --storage azurite</c>, which starts an Azurite of its own.</summary>
public sealed class RunningOnAzurite : RunningApp
{
    private readonly int port = Ports.FreeRow(3);

    /// <summary>By which others reach the same account; there once the app was started.</summary>
    public string Connection => File.ReadAllText(Path.Combine(Data, "azurite", "connection")).Trim();

    protected override IReadOnlyList<string> StorageOptions
        => ["--storage", "azurite", "--azurite-port", port.ToString(CultureInfo.InvariantCulture)];

    protected override IReadOnlyDictionary<string, string> CommandEnvironment
        => new Dictionary<string, string> { ["Storage__Provider"] = "Azure", ["AzureWebJobsStorage"] = Connection };

    protected override IReadOnlyDictionary<string, string> DropEnvironment()
        => new Dictionary<string, string> { ["DAM_DROP_CONNECTION"] = Connection };
}
