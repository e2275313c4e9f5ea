using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>The access keys of product environments, for the account's owner.</summary>
public sealed class AccountKeys
{
    /// <summary>What a key may be dedicated for.</summary>
    private static readonly string[] Uses = [AccessKey.Webhooks];

    private readonly EnvironmentStore _store;
    private readonly ConfiguredProductEnvironments _configured;
    private readonly IdGenerator _ids;
    private readonly TimeProvider _time;

    internal AccountKeys(EnvironmentStore store, ConfiguredProductEnvironments configured, IdGenerator ids, TimeProvider time)
        => (_store, _configured, _ids, _time) = (store, configured, ids, time);

    /// <summary>Oldest first; that of configuration is among them.</summary>
    /// <exception cref="DamException">NotFound: no such environment.</exception>
    public async Task<IReadOnlyList<StoredKey>> ListAsync(Caller caller, string environmentId, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        return KeysOf(caller, await _store.FindAsync(environmentId, cancellationToken) ?? throw SubAccounts.NotFound(environmentId));
    }

    /// <exception cref="DamException">NotFound: no such environment. InvalidParameter: a value, or it has as many as it may have.</exception>
    public async Task<StoredKey> GenerateAsync(Caller caller, string environmentId, KeyChange change, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        var key = Apply(NewKey(_ids, _time, "", isRoot: false), change);
        key = key.Name.Length > 0 ? key : key with { Name = $"Access key {key.ApiKey[^4..]}" };
        _ = await _store.ChangeAsync(environmentId, environment => environment.Keys.Length < StoredEnvironment.MostKeys
            ? environment with { Keys = environment.Keys.Add(key) }
            : throw DamException.Invalid($"Too many access keys. Maximum is {StoredEnvironment.MostKeys}."), cancellationToken)
            ?? throw SubAccounts.NotFound(environmentId);
        return key;
    }

    /// <exception cref="DamException">NotFound; InvalidParameter.</exception>
    public async Task<StoredKey> UpdateAsync(Caller caller, string environmentId, string apiKey, KeyChange change, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        StoredKey? updated = null;
        _ = await _store.ChangeAsync(environmentId, environment =>
        {
            var key = environment.Keys.FirstOrDefault(each => each.ApiKey == apiKey) ?? throw Missing(environment, apiKey);
            updated = Apply(key, change) with { UpdatedAt = _time.GetUtcNow() };
            return DemandOneLeft(environment with { Keys = environment.Keys.Replace(key, updated) });
        }, cancellationToken) ?? throw SubAccounts.NotFound(environmentId);
        return updated!;
    }

    /// <summary>Deletes the keys that fit.</summary>
    /// <returns>False when none did.</returns>
    /// <exception cref="DamException">NotFound: no such environment. InvalidParameter: nothing would be left to come in by.</exception>
    public async Task<bool> DeleteAsync(Caller caller, string environmentId, Func<StoredKey, bool> fits, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        var deleted = false;
        _ = await _store.ChangeAsync(environmentId, environment =>
        {
            deleted = environment.Keys.Any(fits);
            return deleted ? DemandOneLeft(environment with { Keys = environment.Keys.RemoveAll(key => fits(key)) }) : environment;
        }, cancellationToken) ?? throw SubAccounts.NotFound(environmentId);
        return deleted;
    }

    /// <summary>All keys of an environment, that of configuration first.</summary>
    /// <exception cref="DamException">Forbidden.</exception>
    public IReadOnlyList<StoredKey> KeysOf(Caller caller, StoredEnvironment environment)
    {
        caller.DemandOwner();
        return environment.IsConfigured ? [ConfiguredKey(environment), .. environment.Keys] : environment.Keys;
    }

    /// <summary>15 digits and 32 letters and digits, 165 bits.</summary>
    internal static StoredKey NewKey(IdGenerator ids, TimeProvider time, string name, bool isRoot)
    {
        var number = UInt128.Parse(ids.Hex32(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var now = time.GetUtcNow();
        return new()
        {
            ApiKey = (100_000_000_000_000 + (ulong)(number % 900_000_000_000_000)).ToString(CultureInfo.InvariantCulture),
            Secret = ids.Alphanumeric(32),
            Name = name,
            IsRoot = isRoot,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private StoredKey ConfiguredKey(StoredEnvironment environment)
    {
        var key = _configured.Environment.AccessKeys[0];
        return new() { ApiKey = key.ApiKey, Secret = key.Secret, Name = "Root", IsRoot = true, CreatedAt = environment.CreatedAt, UpdatedAt = environment.CreatedAt };
    }

    private DamException Missing(StoredEnvironment environment, string apiKey)
        => environment.IsConfigured && apiKey == _configured.Environment.AccessKeys[0].ApiKey
            ? DamException.Invalid($"Access key {apiKey} is declared by configuration and changed there")
            : new(ErrorKind.NotFound, $"Cannot find access key with api_key {(apiKey.Length > 64 ? apiKey[..64] : apiKey)}");

    private static StoredEnvironment DemandOneLeft(StoredEnvironment environment)
        => environment.IsConfigured || environment.Keys.Any(key => key.Enabled)
            ? environment
            : throw DamException.Invalid("The last enabled access key cannot be deleted or disabled");

    private static StoredKey Apply(StoredKey key, KeyChange change) => key with
    {
        Name = change.Name is { } name ? AccountRules.DemandName(name) : key.Name,
        Enabled = change.Enabled ?? key.Enabled,
        DedicatedFor = change.DedicatedFor is null ? key.DedicatedFor
            : change.DedicatedFor.Except(Uses).FirstOrDefault() is { } unknown ? throw DamException.Invalid($"Invalid value for parameter dedicated_for: {unknown}")
            : change.DedicatedFor,
    };
}

/// <summary>What is said of a key; null leaves it as it is.</summary>
public sealed record KeyChange(string? Name, bool? Enabled, IReadOnlyList<string>? DedicatedFor);
