using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Moving;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded;

namespace ServerlessDam.Assets.Tests.Moving;

/// <summary>A real embedded store in a folder of its own, as one side of a copy. What a copy does to it can be made to fail; what the test does cannot.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("dam-moving-").FullName;
    private readonly EmbeddedStore _store;

    public Place(string name)
    {
        _store = EmbeddedStore.Open(new() { DataPath = _path }, TimeProvider.System, new IdGenerator(), NullLogger<EmbeddedStore>.Instance);
        Library = new(name, new FailingTables(_store.Tables, Faults), new FailingBlobs(_store.Blobs, Faults), _store.Queue);
    }

    public string Path => _path;

    public LibraryStore Library { get; }

    public Faults Faults { get; } = new();

    public ITableStore Tables => _store.Tables;

    public IBlobStore Blobs => _store.Blobs;

    public IMessageQueue Queue => _store.Queue;

    public async Task PutAsync(string table, Row row)
        => Assert.Null(await Tables.ApplyAsync(table, row.PartitionKey, [new RowChange.Put(row)], Token));

    public async Task PutAsync(BlobName name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        Assert.NotNull(await Blobs.PutAsync(name, content, BlobCondition.None, Token));
    }

    /// <summary>All that a library is, a line for each value and blob; made without what is tested.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync()
    {
        var lines = new List<string>();
        foreach (var table in new[] { "catalog", "presets", "failedjobs" })
        {
            await foreach (var partition in Tables.PartitionsAsync(table, Token))
            {
                for (string? continuation = ""; continuation is not null;)
                {
                    var page = await Tables.QueryAsync(table, partition, RowRange.All, 1000, continuation.Length == 0 ? null : continuation, Token);
                    lines.AddRange(page.Rows.Select(row => $"{table} {partition} {row.RowKey}: {string.Join(", ", row.Values.Select(Text).Order(StringComparer.Ordinal))}"));
                    continuation = page.Continuation;
                }
            }
        }

        foreach (var blob in (await Blobs.ListAsync("originals", "", 5000, null, Token)).Blobs)
        {
            await using var content = await Blobs.OpenAsync(blob.Name, 0, null, Token);
            using var bytes = new MemoryStream();
            await content!.Content.CopyToAsync(bytes, Token);
            lines.Add($"{blob.Name}: {Convert.ToHexString(bytes.ToArray())}");
        }

        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_path, recursive: true);
    }

    private static string Text(KeyValuePair<string, object> value) => $"{value.Key}={value.Value.GetType().Name}:" + value.Value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        string text => Convert.ToHexString(Encoding.UTF8.GetBytes(text)),
        double number => BitConverter.DoubleToInt64Bits(number).ToString("x", null),
        DateTimeOffset time => time.UtcTicks.ToString("x", null),
        var other => $"{other}",
    };
}
