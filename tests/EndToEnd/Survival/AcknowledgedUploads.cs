using System.Security.Cryptography;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Survival;

/// <summary>What was acknowledged is there again, however the app ended and whatever it stores on.</summary>
public abstract class AcknowledgedUploads(RunningApp app) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    [Fact]
    public async Task An_acknowledged_upload_survives_kill_9_and_an_orderly_stop()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var client = new Client(app);
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var uploaded = await client.UploadAsync("raw", "precious.bin", bytes, cancellationToken);

        await app.KillAsync(cancellationToken);
        await app.StartAsync();
        await ShouldBeThereAsync();

        await app.StopAsync();
        await app.StartAsync();
        await ShouldBeThereAsync();

        async Task ShouldBeThereAsync()
        {
            var details = await client.GetAsync($"resources/raw/upload/{uploaded["public_id"]}", cancellationToken);
            Assert.Equal((string?)uploaded["etag"], (string?)details["etag"]);
            using var delivered = await client.DeliverAsync($"raw/upload/{uploaded["public_id"]}", cancellationToken);
            Assert.Equal(bytes, await delivered.Content.ReadAsByteArrayAsync(cancellationToken));
        }
    }
}

public sealed class AcknowledgedUploadsOnEmbedded() : AcknowledgedUploads(new RunningApp());

public sealed class AcknowledgedUploadsOnAzurite() : AcknowledgedUploads(new RunningOnAzurite());
