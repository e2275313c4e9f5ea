using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Azure;

/// <summary>Two processes of the app on one storage account of their own.</summary>
public sealed class TwoOnOneAccount(Azurite azurite) : IAsyncLifetime
{
    public RunningOnAccount First { get; } = new(azurite.NewAccount());

    public RunningOnAccount Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await First.InitializeAsync();
        Second = new RunningOnAccount(First.Connection, First);
        await Second.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
    }

    internal async Task DropAsync(int from, int count, CancellationToken cancellationToken)
    {
        var drop = new BlobContainerClient(First.Connection, "drop");
        await drop.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await Task.WhenAll(Enumerable.Range(from, count).Select(i => drop.UploadBlobAsync(
            $"{First.CloudName}/default/photo {i}.svg", new BinaryData(Drawings.Number(i)), cancellationToken)));
    }

    /// <summary>The dropped pictures, once the drop folder is empty.</summary>
    internal async Task<IReadOnlyList<JsonNode>> UntilTakenAsync(Client client, int count, CancellationToken cancellationToken)
    {
        var drop = new BlobContainerClient(First.Connection, "drop");
        await EventuallyAsync(
            async () => !await drop.GetBlobsAsync(cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken).MoveNextAsync(), cancellationToken);
        var taken = (await client.ListAsync("image", cancellationToken))
            .Where(asset => ((string)asset["public_id"]!).StartsWith("photo", StringComparison.Ordinal)).ToList();
        Assert.Equal(count, taken.Count);
        return taken;
    }

    internal static async Task EventuallyAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        while (!await holds())
            await Task.Delay(200, limit.Token);
    }
}
