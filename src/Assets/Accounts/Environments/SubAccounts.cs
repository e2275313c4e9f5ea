using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>The product environments of the account, for its owner.</summary>
public sealed class SubAccounts
{
    private readonly EnvironmentStore _store;
    private readonly EmptyEnvironments _empty;
    private readonly Samples _samples;
    private readonly Batches _batches;
    private readonly IProductEnvironments _environments;
    private readonly ConfiguredProductEnvironments _configured;
    private readonly IdGenerator _ids;
    private readonly TimeProvider _time;

    internal SubAccounts(
        EnvironmentStore store,
        EmptyEnvironments empty,
        Samples samples,
        Batches batches,
        IProductEnvironments environments,
        ConfiguredProductEnvironments configured,
        IdGenerator ids,
        TimeProvider time)
        => (_store, _empty, _samples, _batches, _environments, _configured, _ids, _time) = (store, empty, samples, batches, environments, configured, ids, time);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<StoredEnvironment>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        return [.. (await _store.ListAsync(cancellationToken)).OrderByDescending(environment => environment.CreatedAt).ThenBy(environment => environment.Id, StringComparer.Ordinal)];
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task<StoredEnvironment> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        return await _store.FindAsync(id, cancellationToken) ?? throw NotFound(id);
    }

    /// <summary>A new environment with its own key, and set as <paramref name="baseId"/> is (but for hosts and token key) or, without one, as the configured one is.</summary>
    /// <exception cref="DamException">InvalidParameter; NotFound: no such base; AlreadyExists: the cloud's name is taken.</exception>
    public async Task<StoredEnvironment> CreateAsync(Caller caller, EnvironmentChange change, string? baseId, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        var name = change.Name ?? throw DamException.Missing("name");
        var @base = baseId is null ? null : await _store.FindAsync(baseId, cancellationToken) ?? throw NotFound(baseId);
        var made = new StoredEnvironment
        {
            Id = _ids.Hex32(),
            CloudName = "",
            Name = "",
            Settings = @base is { IsConfigured: false } ? @base.Settings.ForAnother() : new() { FolderMode = _configured.Environment.FolderMode, SignatureAlgorithm = _configured.Environment.SignatureAlgorithm },
            Keys = [AccountKeys.NewKey(_ids, _time, "Root", isRoot: true)],
            CreatedAt = _time.GetUtcNow(),
        };
        made = change.ApplyTo(made with { CloudName = CloudNames.From(name) ?? "" });
        await DemandOwnHostsAsync(made, cancellationToken);
        await _store.CreateAsync(made, cancellationToken);
        await AddSampleAsync(made, cancellationToken);
        return made;
    }

    /// <exception cref="DamException">NotFound; InvalidParameter; AlreadyExists: the cloud's new name is taken.</exception>
    public async Task<StoredEnvironment> UpdateAsync(Caller caller, string id, EnvironmentChange change, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        var before = await _store.FindAsync(id, cancellationToken) ?? throw NotFound(id);
        var renamed = change.CloudName is { } name && name != before.CloudName;
        if (renamed && !before.IsConfigured)
        {
            // All that an environment holds is stored under its name.
            await _empty.DemandAsync(before, cancellationToken);
        }

        if (change.Settings is not null)
        {
            await DemandOwnHostsAsync(change.ApplyTo(before), cancellationToken);
        }

        var after = await _store.ChangeAsync(id, change.ApplyTo, cancellationToken) ?? throw NotFound(id);
        if (renamed)
        {
            await AddSampleAsync(after, cancellationToken);
        }

        return after;
    }

    /// <summary>From now on no request finds it, and what it holds is erased in the background. Its name is given to nobody else.</summary>
    /// <exception cref="DamException">NotFound; InvalidParameter: the configured one stays.</exception>
    public async Task DeleteAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        caller.DemandOwner();
        var gone = await _store.ChangeAsync(id, environment => environment.IsConfigured
            ? throw DamException.Invalid("The configured product environment cannot be deleted")
            : environment with { IsRetired = true, Keys = [], Settings = new(), CustomAttributes = ImmutableSortedDictionary<string, string>.Empty }, cancellationToken)
            ?? throw NotFound(id);

        // A crash before this is made good by the next start.
        await _batches.StartAsync(gone.CloudName, EraseEnvironment.WorkKind, "{}", null, CancellationToken.None);
    }

    internal static DamException NotFound(string id) => new(ErrorKind.NotFound, $"Cannot find sub account with id {(id.Length > 128 ? id[..128] : id)}");

    /// <summary>A host stands for one environment; which one it is must not be a matter of their order.</summary>
    /// <exception cref="DamException">InvalidParameter: another environment has one of its hosts.</exception>
    private async Task DemandOwnHostsAsync(StoredEnvironment wanted, CancellationToken cancellationToken)
    {
        var own = new DeliveryAccess { Hosts = wanted.Settings.HostList() };
        if (own.Hosts.Count == 0)
        {
            return;
        }

        var others = (await _store.ListAsync(cancellationToken)).Where(other => other.Id != wanted.Id && !other.IsConfigured);
        var taken = new DeliveryAccess { Hosts = [.. _configured.Environment.Delivery.Hosts, .. others.SelectMany(other => other.Settings.HostList())] };
        if ((own.Hosts.FirstOrDefault(taken.Stands) ?? taken.Hosts.FirstOrDefault(own.Stands)) is { } host)
        {
            throw DamException.Invalid($"hosts is invalid: {(host.Length > 100 ? host[..100] : host)} stands for another product environment");
        }
    }

    /// <summary>What cannot be drawn now is drawn at the next start.</summary>
    private async Task AddSampleAsync(StoredEnvironment made, CancellationToken cancellationToken)
    {
        if (await _environments.FindAsync(made.CloudName, cancellationToken) is { } environment)
        {
            await _samples.TryAddAsync(environment, cancellationToken);
        }
    }
}
