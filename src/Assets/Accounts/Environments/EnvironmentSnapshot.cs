using System.Collections.Frozen;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>All environments that requests may name, as they were at one moment.</summary>
/// <param name="Stamp">The value of the stamp row; null before anything was stored.</param>
internal sealed record EnvironmentSnapshot(string? Stamp, FrozenDictionary<string, ProductEnvironment> ByCloud)
{
    public static EnvironmentSnapshot Of(string? stamp, IEnumerable<ProductEnvironment> environments)
        => new(stamp, environments.ToFrozenDictionary(environment => environment.CloudName, StringComparer.Ordinal));

    /// <summary>The rows as requests see them: enabled, with a key, and the configured one with what configuration says.</summary>
    /// <param name="unreadable">Told of each whose secrets cannot be read; it is left out, and the others work.</param>
    public static EnvironmentSnapshot Of(string? stamp, IEnumerable<Row> rows, ProductEnvironment configured, SecretVault vault, Action<string, DamException> unreadable)
    {
        Dictionary<string, ProductEnvironment> found = new(StringComparer.Ordinal) { [configured.CloudName] = configured };
        foreach (var row in rows)
        {
            try
            {
                var stored = EnvironmentRows.ToEnvironment(row, vault);
                if (stored.Id == configured.Id)
                {
                    found[configured.CloudName] = configured with
                    {
                        Name = stored.Name,
                        CreatedAt = stored.CreatedAt,
                        AccessKeys = [.. configured.AccessKeys, .. stored.Keys.Select(key => key.ToAccessKey())],
                    };
                }
                else if (stored is { Enabled: true, IsRetired: false } && stored.Keys.Any(key => key.Enabled))
                {
                    found.TryAdd(stored.CloudName, Live(stored));
                }
            }
            catch (DamException e) when (e.Kind == ErrorKind.NotAvailable)
            {
                unreadable(row.RowKey, e);
            }
        }

        return Of(stamp, found.Values);
    }

    private static ProductEnvironment Live(StoredEnvironment stored)
        => stored.Settings.Of(stored.CloudName, [.. stored.Keys.Select(key => key.ToAccessKey())]) with
        {
            Id = stored.Id,
            Name = stored.Name,
            CreatedAt = stored.CreatedAt,
        };
}
