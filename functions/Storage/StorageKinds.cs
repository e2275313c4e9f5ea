using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Azure;
using ServerlessDam.Embedded;

namespace ServerlessDam.Functions.Storage;

/// <summary>A kind of storage that a command can open by name.</summary>
/// <param name="Add">Registers it.</param>
/// <param name="Settings">What the command's own choice of a folder sets.</param>
/// <param name="Name">What people call the one that these settings lead to; no secrets.</param>
internal sealed record StorageKind(
    Func<IServiceCollection, IServiceCollection> Add,
    Func<string?, IReadOnlyDictionary<string, string?>> Settings,
    Func<IConfiguration, string> Name);

/// <summary>Every kind of storage, by the name that commands give it.</summary>
internal static class StorageKinds
{
    public static readonly FrozenDictionary<string, StorageKind> ByName = new Dictionary<string, StorageKind>
    {
        ["embedded"] = new(
            services => services.AddEmbeddedStorage(),
            folder => folder is null ? new Dictionary<string, string?>() : new() { [$"{EmbeddedOptions.Section}:{nameof(EmbeddedOptions.DataPath)}"] = folder },
            settings => $"the data folder {Path.GetFullPath(settings[$"{EmbeddedOptions.Section}:{nameof(EmbeddedOptions.DataPath)}"] ?? new EmbeddedOptions().DataPath)}"),
        ["azure"] = new(
            services => services.AddAzureStorage(),
            _ => new Dictionary<string, string?>(),
            settings => settings[$"{AzureStorageOptions.Section}:{nameof(AzureStorageOptions.AccountName)}"] is { } account ? $"the storage account {account}" : "the storage account"),
    }.ToFrozenDictionary();
}
