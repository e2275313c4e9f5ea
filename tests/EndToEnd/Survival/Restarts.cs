using System.Net;
using System.Text;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Survival;

/// <summary>The one that these tests end.</summary>
public sealed class AppOfRestarts : RunningApp;

/// <summary>What stays and what goes when the app ends or is ended.</summary>
public sealed class Restarts(AppOfRestarts app) : IClassFixture<AppOfRestarts>, IAsyncLifetime
{
    /// <summary>Again, if the test before has ended it.</summary>
    public ValueTask InitializeAsync() => new(app.StartAsync());

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Credentials_are_those_of_the_first_start()
    {
        var before = app.Credentials;
        await app.StopAsync();
        await app.StartAsync();
        Assert.Equal(before, app.Credentials);
    }

    [Fact]
    public async Task The_folder_mode_that_was_asked_for_once_stays()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var client = new Client(app);
        Assert.NotNull((await client.UploadAsync("raw", "dynamic.txt", "a"u8.ToArray(), cancellationToken))["asset_folder"]);

        await app.StopAsync();
        await app.StartAsync("--folder-mode", "fixed");
        await app.StopAsync();
        await app.StartAsync();
        Assert.Null((await client.UploadAsync("raw", "fixed.txt", "b"u8.ToArray(), cancellationToken))["asset_folder"]);
    }

    [Fact]
    public async Task Stopping_leaves_no_process_behind()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var processId = app.ProcessId;
        var workers = ProcessTree.ChildrenOf(processId);
        Assert.NotEmpty(workers);
        await app.StopAsync();
        Assert.True(ProcessTree.UntilGoneAsync(processId, cancellationToken).IsCompleted, "the app is still there");
        // Of one that had to be killed they end by a signal, a moment later.
        foreach (var id in workers)
            await ProcessTree.UntilGoneAsync(id, cancellationToken).WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
    }

    [Fact]
    public async Task Killing_the_app_takes_its_workers_along()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var processId = app.ProcessId;
        var workers = ProcessTree.ChildrenOf(processId);
        Assert.NotEmpty(workers);
        ProcessTree.Signal(processId, "KILL");
        foreach (var id in workers)
            await ProcessTree.UntilGoneAsync(id, cancellationToken).WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
    }

    [Fact]
    public async Task A_worker_that_crashes_is_replaced_and_others_are_served_meanwhile()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var client = new Client(app);
        var victim = await client.UploadAsync("image", "victim.svg", Encoding.UTF8.GetBytes(Drawing), cancellationToken);
        var other = await client.UploadAsync("image", "other.svg", Encoding.UTF8.GetBytes(Drawing.Replace("#0a6", "#06a", StringComparison.Ordinal)), cancellationToken);

        // A worker that is killed while it analyses the other picture would be a crash of that one.
        foreach (var picture in new[] { victim, other })
            await UntilAnalysedAsync(client, (string)picture["public_id"]!, cancellationToken);

        foreach (var width in Enumerable.Range(100, 5))
        {
            var crashing = ProcessTree.ChildrenOf(app.ProcessId);
            foreach (var worker in crashing)
                ProcessTree.Signal(worker, "SEGV");

            // A picture whose workers keep dying may be refused, with the reason; another one may not.
            using var refused = await client.DeliverAsync($"image/upload/w_{width}/{victim["public_id"]}.png", cancellationToken);
            Assert.True(
                refused.StatusCode is HttpStatusCode.OK || refused.Headers.Contains("X-Cld-Error"),
                $"{(int)refused.StatusCode} without a reason");

            // .NET takes the first signal for a fault of its own that may be retried; one that is real comes again at once. A worker
            // that is still dying would be a second crash for the other picture.
            foreach (var worker in crashing)
                await ProcessTree.UntilGoneAsync(worker, "SEGV", cancellationToken).WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            using var served = await client.DeliverAsync($"image/upload/w_{width}/{other["public_id"]}.png", cancellationToken);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }
    }

    private static async Task UntilAnalysedAsync(Client client, string publicId, CancellationToken cancellationToken)
    {
        while ((await client.GetAsync($"resources/image/upload/{publicId}", cancellationToken))["analysis_steps"]!.AsArray()
            .Any(step => (string?)step!["status"] == "pending"))
            await Task.Delay(100, cancellationToken);
    }

    private const string Drawing =
        """<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#0a6"/></svg>""";
}
