using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Moving;

/// <summary>An embedded library in a folder of its own, looked into without the app.</summary>
internal sealed class SeededLibrary : IDisposable
{
    private static readonly Dictionary<string, string> Credentials = new()
    {
        ["ProductEnvironment__CloudName"] = "demo",
        ["ProductEnvironment__ApiKey"] = "123456789012345",
        ["ProductEnvironment__ApiSecret"] = "0123456789abcdefghijklmnopqrstuv",
        ["Logging__LogLevel__Default"] = "None",
    };

    public string Data { get; } = Directory.CreateTempSubdirectory("dam-e2e-moving-").FullName;

    /// <summary>Fills it with assets, each with an original of 100 KB.</summary>
    public async Task SeedAsync(int count, CancellationToken cancellationToken)
        => (await RunAsync(["seed", "0", count.ToString(CultureInfo.InvariantCulture), "originals"], cancellationToken)).ShouldSucceed();

    /// <summary>As the app does by itself when it starts on a library that was copied.</summary>
    public async Task ReindexAsync(CancellationToken cancellationToken) => (await RunAsync(["reindex"], cancellationToken)).ShouldSucceed();

    /// <summary>What the app's own check prints; it succeeds when nothing is missing and nothing dangles.</summary>
    public async Task<string> CheckAsync(CancellationToken cancellationToken) => (await RunAsync(["check"], cancellationToken)).ShouldSucceed().Output;

    /// <summary>Every row of what moves, with its bytes. Equal rows have equal bytes.</summary>
    public IReadOnlyList<string> Rows()
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(Data, "store.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var command = new SqliteCommand(
            "SELECT tbl || ' ' || hex(pk) || ' ' || hex(rk) || ' ' || hex(body) FROM rows WHERE tbl <> 'moves' ORDER BY tbl, pk, rk", database);
        using var found = command.ExecuteReader();
        var rows = new List<string>();
        while (found.Read())
            rows.Add(found.GetString(0));

        return rows;
    }

    /// <summary>The hashes of all originals, as files.</summary>
    public IReadOnlyList<string> Hashes()
        => [.. Originals()
            .Select(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))))
            .Order(StringComparer.Ordinal)];

    /// <summary>The files of the originals that are there so far.</summary>
    public IEnumerable<string> Originals()
        => Path.Combine(Data, "blobs", "originals") is var folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            : [];

    public void Dispose() => Directory.Delete(Data, recursive: true);

    private Task<Command> RunAsync(IEnumerable<string> words, CancellationToken cancellationToken)
        => Command.RunAsync(
            "dotnet",
            [Repository.App, .. words],
            new Dictionary<string, string>(Credentials) { ["Embedded__DataPath"] = Data },
            cancellationToken);
}
