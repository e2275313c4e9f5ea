using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>The index of every cloud in a file of its own, in the folder <c>search</c> of the data folder. README.md says how it is laid out.</summary>
public sealed partial class EmbeddedSearchIndex : ISearchIndex, IDisposable
{
    /// <summary>Documents of one transaction: others wait for it.</summary>
    private const int MostInTransaction = 2000;

    private readonly string _folder;
    private readonly SearchTurns _turns;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SearchFile> _files = new(StringComparer.Ordinal);
    private bool _closed;

    internal EmbeddedSearchIndex(string folder, SearchTurns turns, ILogger logger)
    {
        (_folder, _turns, _logger) = (folder, turns, logger);
        Directory.CreateDirectory(folder);
    }

    public bool IsImmediate => true;

    public async Task WriteAsync(string cloud, IReadOnlyCollection<SearchChange> changes, CancellationToken cancellationToken)
    {
        foreach (var batch in changes.Chunk(MostInTransaction))
        {
            await ChangeAsync(cloud, session => IndexWriter.Write(session, batch), cancellationToken);
        }
    }

    public Task<SearchHits> SearchAsync(string cloud, SearchQuery query, CancellationToken cancellationToken)
    {
        SearchCost.Check(query.Where);
        return _turns.RunAsync(token => ReadAsync(cloud, snapshot => new SearchReading(snapshot).Answer(query), token), cancellationToken);
    }

    public Task<IReadOnlyList<IndexedAsset>> ScanAsync(string cloud, string? afterAssetId, int take, CancellationToken cancellationToken)
        => ReadAsync<IReadOnlyList<IndexedAsset>>(
            cloud,
            snapshot =>
            {
                var assets = new List<IndexedAsset>();
                using var rows = afterAssetId is null
                    ? snapshot.Session.Query("SELECT asset_id, revision FROM docs ORDER BY asset_id LIMIT $1", take)
                    : snapshot.Session.Query("SELECT asset_id, revision FROM docs WHERE asset_id > $1 ORDER BY asset_id LIMIT $2", KeyBytes.Of(afterAssetId), take);
                while (rows.Read())
                {
                    assets.Add(new(KeyBytes.Text((byte[])rows.GetValue(0)), KeyBytes.Text((byte[])rows.GetValue(1))));
                }

                return assets;
            },
            cancellationToken);

    public Task<string> IdentityAsync(string cloud, CancellationToken cancellationToken)
        => Task.FromResult(Of(cloud).Read(snapshot => (string)snapshot.Session.Scalar("SELECT identity FROM state")!, cancellationToken));

    public Task ClearAsync(string cloud, CancellationToken cancellationToken)
        => ChangeAsync(
            cloud,
            session =>
            {
                SearchSchema.Clear(session);
                return true;
            },
            cancellationToken);

    public Task<long> CountAsync(string cloud, CancellationToken cancellationToken) => ReadAsync(cloud, snapshot => snapshot.Documents, cancellationToken);

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            foreach (var file in _files.Values)
            {
                file.Dispose();
            }

            _turns.Dispose();
        }
    }

    private async Task ChangeAsync<T>(string cloud, Func<Session, T> change, CancellationToken cancellationToken)
    {
        var file = Of(cloud);
        try
        {
            await file.Database.WriteAsync(change, cancellationToken);
        }
        catch (Exception e) when (SearchFile.IsDamage(e))
        {
            throw Lost(cloud, file, e);
        }
    }

    private Task<T> ReadAsync<T>(string cloud, Func<SearchSnapshot, T> read, CancellationToken cancellationToken)
    {
        var file = Of(cloud);
        try
        {
            return Task.FromResult(file.Read(read, cancellationToken));
        }
        catch (Exception e) when (SearchFile.IsDamage(e))
        {
            return Task.FromException<T>(Lost(cloud, file, e));
        }
    }

    /// <summary>Damage that shows later than at opening: the next call finds an empty index.</summary>
    private DamException Lost(string cloud, SearchFile file, Exception cause)
    {
        lock (_lock)
        {
            if (!_closed && _files.TryGetValue(cloud, out var known) && known == file)
            {
                _files.Remove(cloud);
                file.Discard();
                Log.IndexRemade(_logger, cloud, cause);
            }
        }

        return new DamException(ErrorKind.NotAvailable, "The search index is damaged and will be made anew from the catalog.", cause);
    }

    private SearchFile Of(string cloud)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!_files.TryGetValue(cloud, out var file))
            {
                _files.Add(cloud, file = SearchFile.Open(Path.Combine(_folder, FileNameOf(cloud)), _logger));
            }

            return file;
        }
    }

    /// <summary>The cloud's own name where that is safe as a file's, else a digest of it, which no cloud is named.</summary>
    private static string FileNameOf(string cloud)
        => (Safe().IsMatch(cloud) ? cloud : "~" + Convert.ToHexStringLower(SHA256.HashData(KeyBytes.Of(cloud)))) + ".db";

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,100}\z")]
    private static partial Regex Safe();
}
