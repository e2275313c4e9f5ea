using Azure.Storage.Blobs;
using ServerlessDam.AzuriteEmulator;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace ServerlessDam.EndToEnd.Moving;

public sealed class ThroughAzurite(Azurite azurite) : ThereAndBack
{
    private readonly string _account = azurite.NewAccount();
    private readonly DirectoryInfo _app = Directory.CreateTempSubdirectory("dam-e2e-moving-");

    protected override string[] Into => ["--to", "azure"];

    protected override string[] OutOf => ["--from", "azure"];

    protected override string AppData => _app.FullName;

    protected override string[] Up => ["--storage", "azure"];

    protected override IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["AzureWebJobsStorage"] = _account };

    protected override async Task<int> ArrivedAsync(CancellationToken cancellationToken)
    {
        // Copying has the emulator's one thread for itself in between.
        await Task.Delay(TimeSpan.FromSeconds(0.2), cancellationToken);
        var originals = new BlobContainerClient(_account, "originals");
        return await originals.ExistsAsync(cancellationToken) ? await originals.GetBlobsAsync(cancellationToken: cancellationToken).CountAsync(cancellationToken) : 0;
    }

    public override void Dispose()
    {
        base.Dispose();
        _app.Delete(recursive: true);
    }
}
