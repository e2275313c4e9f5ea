using System.Diagnostics;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Tests.Search;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Embedded.Tests.Durability;

/// <summary>What was acknowledged survives kill -9, and what was not leaves nothing half-done.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("killed-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public async Task All_that_was_acknowledged_before_a_kill_is_there_after_it()
    {
        var random = new Random(20260301);
        var acknowledged = new List<string>();
        for (var round = 0; round < 6; round++)
        {
            acknowledged.AddRange(await WriteAndKillAsync(atLeast: random.Next(50, 1500)));
            await using var store = TestStore.Open(new EmbeddedOptions { DataPath = _path }, TimeProvider.System);
            await AssertAllThereAsync(store, acknowledged);
            await AssertNothingHalfDoneAsync(store);
        }

        Assert.Contains(acknowledged, what => what.StartsWith("blob ", StringComparison.Ordinal));
    }

    private static async Task AssertAllThereAsync(EmbeddedStore store, List<string> acknowledged)
    {
        var messages = await store.Queue.CountAsync("jobs", Token);
        Assert.True(messages >= acknowledged.Count(what => what.StartsWith("message ", StringComparison.Ordinal)));
        foreach (var what in acknowledged)
        {
            var id = what[(what.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            switch (what[..^id.Length])
            {
                case "row ":
                    Assert.Equal(id, (await store.Tables.GetAsync("things", "p", id, Token))?.Text("v"));
                    break;
                case "document ":
                    Assert.Equal(1, await store.Search.TotalAsync("demo", new SearchPredicate.Exact("public_id", id), Token));
                    break;
                case "blob ":
                    Assert.Equal(id + new string('x', 20_000), await store.Blobs.TextAsync(id));
                    break;
                case "block ":
                    Assert.Equal([new BlobBlock("00", id.Length)], await store.Blobs.StagedAsync(TextBlobs.Name(id + "-parts"), Token));
                    break;
            }
        }
    }

    private async Task AssertNothingHalfDoneAsync(EmbeddedStore store)
    {
        var rows = new List<Row>();
        string? continuation = null;
        do
        {
            var page = await store.Tables.QueryAsync("things", "p", RowRange.All, 1000, continuation, Token);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        // Both rows of each batch, or none.
        Assert.Equal(rows.Count(row => row.RowKey.EndsWith("-twin", StringComparison.Ordinal)), rows.Count / 2);

        var documents = await store.Search.CountAsync("demo", Token);
        Assert.Equal(documents, await store.Search.TotalAsync("demo", new SearchPredicate.Exact("tags", "killed"), Token));
        Assert.Equal(documents, await store.Search.TotalAsync("demo", new SearchPredicate.Exists("bytes"), Token));

        await store.Reaper.ReapAsync(Token);
        var files = Directory.EnumerateFiles(Path.Combine(_path, "blobs"), "*", SearchOption.AllDirectories).Count();
        var known = store.Database.Read(session => (long)session.Scalar("SELECT (SELECT count(*) FROM blobs) + (SELECT count(*) FROM blocks)")!);
        Assert.Equal(known, files);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_path, "blobs", "_incoming")));
    }

    private async Task<List<string>> WriteAndKillAsync(int atLeast)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        }

        start.ArgumentList.Add(Acknowledger.Command);
        start.ArgumentList.Add(_path);
        using var writer = Process.Start(start)!;
        var lines = new List<string>();
        var killed = false;
        while (await writer.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            lines.Add(line);
            if (lines.Count >= atLeast && !killed)
            {
                killed = true;
                writer.Kill();
            }
        }

        await writer.WaitForExitAsync(Token);
        Assert.Equal(128 + 9, writer.ExitCode);
        return lines;
    }
}
