using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>
/// Product environments as rows. All share a partition, so that a name is given once; each change writes the stamp row too, by
/// which other instances notice it.
/// </summary>
internal static class EnvironmentRows
{
    public const string Table = "environments";

    public const string Partition = "account";

    /// <summary>The property of the id's row that holds the name of the cloud.</summary>
    public const string Pointer = "cloud";

    private const string Document = "document";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) 
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Stamp => RowKeys.Prefix("stamp");

    public static string All => RowKeys.Prefix("c");

    /// <summary>Names that differ in case alone would share a folder on some disks.</summary>
    public static string Key(string cloudName) => All + RowKeys.Escape(cloudName.ToLowerInvariant());

    public static string ById(string id) => RowKeys.Prefix("i") + RowKeys.Escape(id);

    public static Row StampRow(string value) => new(Partition, Stamp, ImmutableDictionary<string, object>.Empty.Add("value", value));

    public static Row PointerRow(StoredEnvironment environment)
        => new(Partition, ById(environment.Id), ImmutableDictionary<string, object>.Empty.Add(Pointer, environment.CloudName));

    public static Row From(StoredEnvironment environment, SecretVault vault)
    {
        var stored = environment with
        {
            Keys = [.. environment.Keys.Select(key => key with { Secret = vault.Close(key.Secret, key.ApiKey) })],
            Settings = WithTokenKey(environment.Settings, text => vault.Close(text, environment.Id)),
            RowETag = null,
        };
        return new(Partition, Key(environment.CloudName), ImmutableDictionary<string, object>.Empty.Add(Document, JsonSerializer.Serialize(stored, Json)));
    }

    /// <exception cref="Errors.DamException">NotAvailable: its secrets cannot be read.</exception>
    public static StoredEnvironment ToEnvironment(Row row, SecretVault vault)
    {
        var stored = JsonSerializer.Deserialize<StoredEnvironment>(row.Text(Document)!, Json)!;
        return stored with
        {
            Keys = [.. stored.Keys.Select(key => key with { Secret = vault.Open(key.Secret, key.ApiKey) })],
            Settings = WithTokenKey(stored.Settings, text => vault.Open(text, stored.Id)),
            RowETag = row.ETag,
        };
    }

    private static EnvironmentSettings WithTokenKey(EnvironmentSettings settings, Func<string, string> change)
    {
        var copy = JsonSerializer.Deserialize<EnvironmentSettings>(JsonSerializer.Serialize(settings, Json), Json)!;
        copy.TokenKey = settings.TokenKey is { Length: > 0 } key ? change(key) : null;
        return copy;
    }
}
