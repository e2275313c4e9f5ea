using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Tests.Search;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Embedded.Tests.Durability;

/// <summary>A process that writes rows, documents, blobs and messages as fast as it can and prints each that was acknowledged, until it is killed.</summary>
internal static class Acknowledger
{
    public const string Command = "--acknowledge";

    public static async Task<int> RunAsync(string dataPath)
    {
        await using var store = EmbeddedStore.Open(
            new EmbeddedOptions { DataPath = dataPath }, TimeProvider.System, new IdGenerator(), NullLogger<EmbeddedStore>.Instance);
        var run = Environment.ProcessId;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => WriteAsync(store, $"{run}-{worker}"))));
        return 0;
    }

    private static async Task WriteAsync(EmbeddedStore store, string writer)
    {
        for (var i = 0; ; i++)
        {
            var id = $"{writer}-{i}";
            await store.Tables.ApplyAsync("things", "p", [new RowChange.Insert(Rows.Of(id, ("v", id))), new RowChange.Insert(Rows.Of(id + "-twin"))], default);
            Acknowledge("row " + id);
            await store.Search.WriteAsync("demo", [new SearchChange(id, Documents.Of(id, ("tags", "killed"), ("public_id", id)))], default);
            Acknowledge("document " + id);
            if (i % 4 == 0)
            {
                await store.Blobs.PutAsync(TextBlobs.Name(id), TextBlobs.Stream(id + new string('x', 20_000)), BlobCondition.New, default);
                Acknowledge("blob " + id);
                await store.Blobs.PutAsync(TextBlobs.Name(writer), TextBlobs.Stream(id), BlobCondition.None, default);
                await store.Blobs.StageAsync(TextBlobs.Name(id + "-parts"), "00", TextBlobs.Stream(id), default);
                Acknowledge("block " + id);
                await store.Queue.EnqueueAsync("jobs", id, TimeSpan.Zero, default);
                Acknowledge("message " + id);
            }
        }
    }

    private static void Acknowledge(string what)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(what);
            Console.Out.Flush();
        }
    }
}
