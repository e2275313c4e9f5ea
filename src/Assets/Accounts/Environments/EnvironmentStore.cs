using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>The product environments in the tables: read for their owners, changed under their ETag.</summary>
internal sealed class EnvironmentStore(ITableStore tables, SecretVault vault, ConfiguredProductEnvironments configured, EnvironmentSignal signal, IdGenerator ids, TimeProvider time)
{
    /// <summary>All that are not retired, in order of their clouds' names; the configured one is among them.</summary>
    public async Task<IReadOnlyList<StoredEnvironment>> ListAsync(CancellationToken cancellationToken)
    {
        List<StoredEnvironment> all = [.. (await ReadAllAsync(cancellationToken)).Where(environment => !environment.IsRetired)];
        return all.Exists(environment => environment.IsConfigured) ? all : [Unstored(), .. all];
    }

    /// <summary>The clouds of deleted environments of whose contents something may be left.</summary>
    public async Task<IReadOnlyList<string>> UnerasedAsync(CancellationToken cancellationToken)
        => [.. (await ReadAllAsync(cancellationToken)).Where(environment => environment is { IsRetired: true, IsErased: false }).Select(environment => environment.CloudName)];

    public async Task<bool> IsRetiredAsync(string cloudName, CancellationToken cancellationToken)
        => await ByCloudAsync(cloudName, cancellationToken) is { IsRetired: true };

    public async Task NoteErasedAsync(string cloudName, CancellationToken cancellationToken)
    {
        while (await ByCloudAsync(cloudName, cancellationToken) is { IsRetired: true, IsErased: false } retired
            && await ApplyAsync([new RowChange.Put(Write(retired with { IsErased = true }), retired.RowETag)], cancellationToken) is not null)
        {
            // Somebody else wrote it meanwhile: it is looked at again.
        }
    }

    private async Task<List<StoredEnvironment>> ReadAllAsync(CancellationToken cancellationToken)
    {
        List<StoredEnvironment> all = [];
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(EnvironmentRows.Table, EnvironmentRows.Partition, RowRange.Prefix(EnvironmentRows.All), 200, continuation, cancellationToken);
            all.AddRange(page.Rows.Select(Read));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return all;
    }

    /// <summary>Null when there is none, or no more.</summary>
    public async Task<StoredEnvironment?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var pointer = await tables.GetAsync(EnvironmentRows.Table, EnvironmentRows.Partition, EnvironmentRows.ById(Bounded(id)), cancellationToken);
        var found = pointer is null ? null : await ByCloudAsync(pointer.Text(EnvironmentRows.Pointer)!, cancellationToken);
        return found is { IsRetired: false } && found.Id == id ? found
            : id == configured.Environment.Id ? Unstored()
            : null;
    }

    /// <exception cref="DamException">AlreadyExists: somebody has, or had, a cloud of this name.</exception>
    public async Task CreateAsync(StoredEnvironment environment, CancellationToken cancellationToken)
    {
        if (await ApplyAsync([new RowChange.Insert(Write(environment)), new RowChange.Insert(EnvironmentRows.PointerRow(environment))], cancellationToken) is not null)
        {
            throw Taken(environment.CloudName);
        }
    }

    /// <summary>Changes an environment from whatever it is now; null when there is none.</summary>
    /// <exception cref="DamException">AlreadyExists: its new name is taken; or what <paramref name="change"/> throws.</exception>
    public async Task<StoredEnvironment?> ChangeAsync(string id, Func<StoredEnvironment, StoredEnvironment> change, CancellationToken cancellationToken)
    {
        while (await FindAsync(id, cancellationToken) is { } before)
        {
            var after = change(before) with { UpdatedAt = time.GetUtcNow() };
            var newKey = EnvironmentRows.Key(after.CloudName);
            var renamed = newKey != EnvironmentRows.Key(before.CloudName);
            List<RowChange> changes =
            [
                before.RowETag is null || renamed ? new RowChange.Insert(Write(after)) : new RowChange.Put(Write(after), before.RowETag),
                new RowChange.Put(EnvironmentRows.PointerRow(after)),
            ];
            if (renamed)
            {
                changes.Add(new RowChange.Put(Write(before with { IsRetired = true, IsErased = true, Keys = [], Settings = new() }), before.RowETag));
            }

            var conflict = await ApplyAsync(changes, cancellationToken);
            if (conflict is null)
            {
                return after;
            }

            if (renamed && conflict == newKey)
            {
                throw Taken(after.CloudName);
            }
        }

        return null;
    }

    /// <summary>The configured environment gets its row when this installation first starts.</summary>
    public async Task EnsureConfiguredAsync(CancellationToken cancellationToken)
    {
        if (await ByCloudAsync(configured.Environment.CloudName, cancellationToken) is null)
        {
            // Another instance may be faster; it writes the same.
            var made = Unstored();
            await ApplyAsync([new RowChange.Insert(Write(made)), new RowChange.Put(EnvironmentRows.PointerRow(made))], cancellationToken);
        }
    }

    private async Task<StoredEnvironment?> ByCloudAsync(string cloudName, CancellationToken cancellationToken)
        => await tables.GetAsync(EnvironmentRows.Table, EnvironmentRows.Partition, EnvironmentRows.Key(cloudName), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>A row may have been made when another environment was the configured one.</summary>
    private StoredEnvironment Read(Row row)
    {
        var stored = EnvironmentRows.ToEnvironment(row, vault);
        return stored.Id == configured.Environment.Id ? stored with { IsConfigured = true, IsRetired = false, Enabled = true } : stored with { IsConfigured = false };
    }

    private Row Write(StoredEnvironment environment) => EnvironmentRows.From(environment, vault);

    private StoredEnvironment Unstored() => new()
    {
        Id = configured.Environment.Id,
        CloudName = configured.Environment.CloudName,
        Name = configured.Environment.Name,
        IsConfigured = true,
        CreatedAt = time.GetUtcNow(),
    };

    private async Task<string?> ApplyAsync(List<RowChange> changes, CancellationToken cancellationToken)
    {
        var conflict = await tables.ApplyAsync(
            EnvironmentRows.Table, EnvironmentRows.Partition, [.. changes, new RowChange.Put(EnvironmentRows.StampRow(ids.Hex32()))], cancellationToken);
        signal.Changed();
        return conflict;
    }

    /// <summary>Ids come from outside, and keys have a length.</summary>
    private static string Bounded(string id) => id.Length <= 64 ? id : id[..64];

    private static DamException Taken(string cloudName) => new(ErrorKind.AlreadyExists, $"cloud_name {cloudName} is already taken");
}
