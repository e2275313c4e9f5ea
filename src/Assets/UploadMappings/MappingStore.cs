using System.Collections.Immutable;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.UploadMappings;

/// <summary>The upload mappings of every cloud: a row each, ordered by folder.</summary>
public sealed class MappingStore(ITableStore tables, TimeProvider time) : IDisposable
{
    /// <summary>Most clouds map nothing; whether one does is asked again this often, so that what is missing costs a read no more.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    /// <summary>Whether a cloud maps anything.</summary>
    private readonly HeldReads<string, bool> _maps = new(time, Lifetime, room: 10_000);

    private const string Table = "uploadmappings";

    /// <summary>So many folders of a public id are looked up; a mapping is no deeper.</summary>
    internal const int Deepest = 16;

    public async Task<UploadMapping?> FindAsync(string cloud, string folder, CancellationToken cancellationToken)
        => await tables.GetAsync(Table, cloud, KeyOf(folder), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>The mapping of the longest folder that a public id is in; null when there is none. A read for each folder, in a cloud that maps any.</summary>
    public async Task<UploadMapping?> FindForAsync(string cloud, string publicId, CancellationToken cancellationToken)
    {
        if (!await _maps.GetAsync(cloud, async token => (await RowsAsync(cloud, null, 1, token)).Count > 0, cancellationToken))
        {
            return null;
        }

        var folders = new List<string> { "" };
        for (var slash = publicId.IndexOf('/'); slash > 0 && folders.Count <= Deepest; slash = publicId.IndexOf('/', slash + 1))
        {
            folders.Add(publicId[..slash]);
        }

        var found = await Task.WhenAll(folders.Select(folder => FindAsync(cloud, folder, cancellationToken)));
        return found.LastOrDefault(mapping => mapping is not null);
    }

    /// <returns>False when the folder is mapped already.</returns>
    public async Task<bool> AddAsync(string cloud, UploadMapping mapping, CancellationToken cancellationToken)
    {
        var conflict = await tables.ApplyAsync(Table, cloud, [new RowChange.Insert(Write(cloud, mapping))], cancellationToken);
        _maps.Forget(cloud);
        return conflict is null;
    }

    public Task ReplaceAsync(string cloud, UploadMapping mapping, CancellationToken cancellationToken)
        => tables.ApplyAsync(Table, cloud, [new RowChange.Put(Write(cloud, mapping))], cancellationToken);

    /// <returns>False when there was none.</returns>
    public async Task<bool> RemoveAsync(string cloud, string folder, CancellationToken cancellationToken)
        => await tables.ApplyAsync(Table, cloud, [new RowChange.Delete(KeyOf(folder), MustExist: true)], cancellationToken) is null;

    /// <param name="after">A row key; null for the beginning.</param>
    internal Task<List<Row>> RowsAsync(string cloud, string? after, int take, CancellationToken cancellationToken)
        => tables.FirstAsync(Table, cloud, RowRange.Prefix(RowKeys.Prefix("m")).After(after), take, cancellationToken);

    internal static UploadMapping Read(Row row) => new(row.Text("folder")!, row.Text("template")!, row.Text("external_id")!);

    public void Dispose() => _maps.Dispose();

    private static string KeyOf(string folder) => RowKeys.Prefix("m") + RowKeys.Escape(folder);

    private static Row Write(string cloud, UploadMapping mapping)
        => new(cloud, KeyOf(mapping.Folder), ImmutableDictionary<string, object>.Empty
            .Add("folder", mapping.Folder)
            .Add("template", mapping.Template)
            .Add("external_id", mapping.ExternalId));
}
