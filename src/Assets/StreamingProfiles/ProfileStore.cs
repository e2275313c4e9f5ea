using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.StreamingProfiles;

/// <summary>The profiles of every cloud: those that are predefined, under what was changed of them, and the cloud's own as rows.</summary>
public sealed class ProfileStore(ITableStore tables)
{
    private const string Table = "streamingprofiles";

    /// <summary>A listing has no pages.</summary>
    internal const int MostProfiles = 500;

    public async Task<StreamingProfile?> FindAsync(string cloud, string name, CancellationToken cancellationToken)
        => await StoredAsync(cloud, name, cancellationToken) ?? Predefined(name);

    /// <summary>The predefined ones in their order, then the cloud's own by name.</summary>
    public async Task<IReadOnlyList<StreamingProfile>> ListAsync(string cloud, CancellationToken cancellationToken)
    {
        var rows = await tables.FirstAsync(Table, cloud, RowRange.All, MostProfiles + PredefinedProfiles.All.Count, cancellationToken);
        var stored = rows.Select(Read).ToList();
        return
        [
            .. PredefinedProfiles.All.Select(profile => stored.Find(each => each.Name == profile.Name) ?? profile),
            .. stored.Where(profile => !profile.Predefined),
        ];
    }

    /// <returns>False when there is one of that name.</returns>
    public async Task<bool> AddAsync(string cloud, StreamingProfile profile, CancellationToken cancellationToken)
        => Predefined(profile.Name) is null && await tables.ApplyAsync(Table, cloud, [new RowChange.Insert(Write(cloud, profile))], cancellationToken) is null;

    public Task ReplaceAsync(string cloud, StreamingProfile profile, CancellationToken cancellationToken)
        => tables.ApplyAsync(Table, cloud, [new RowChange.Put(Write(cloud, profile))], cancellationToken);

    /// <returns>False when there was none, or nothing was changed of a predefined one.</returns>
    public async Task<bool> RemoveAsync(string cloud, string name, CancellationToken cancellationToken)
        => await tables.ApplyAsync(Table, cloud, [new RowChange.Delete(KeyOf(name), MustExist: true)], cancellationToken) is null;

    internal static StreamingProfile? Predefined(string name)
        => PredefinedProfiles.All.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    private async Task<StreamingProfile?> StoredAsync(string cloud, string name, CancellationToken cancellationToken)
        => await tables.GetAsync(Table, cloud, KeyOf(name), cancellationToken) is { } row ? Read(row) : null;

    private static string KeyOf(string name) => RowKeys.Escape(name.ToLowerInvariant());

    private static Row Write(string cloud, StreamingProfile profile)
    {
        var values = ImmutableDictionary<string, object>.Empty
            .Add("name", profile.Name)
            .Add("representations", JsonSerializer.Serialize(profile.Representations));
        return new(cloud, KeyOf(profile.Name), profile.DisplayName is null ? values : values.Add("display_name", profile.DisplayName));
    }

    private static StreamingProfile Read(Row row) => new(
        row.Text("name")!,
        row.Text("display_name"),
        Predefined(row.Text("name")!) is not null,
        JsonSerializer.Deserialize<List<string>>(row.Text("representations")!)!);
}
